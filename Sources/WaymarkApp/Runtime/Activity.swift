/// Something that runs, for the list of what runs.
package struct Activity: Sendable, Hashable {
  /// The tab that it belongs to.
  package let tab: Tab
  /// What is being done, without a full stop.
  package let words: String
  /// 0 to 1; nil while nobody knows.
  package let fraction: Double?
  /// What stops it; nil when it cannot be stopped.
  package let cancel: Command?
}

extension Application {
  /// Everything that runs, in the order of the tabs.
  package var activities: [Activity] {
    Tab.allCases.compactMap { tab in
      panes[tab].progress.map {
        Activity(tab: tab, words: $0.words, fraction: $0.fraction, cancel: $0.cancel)
      }
    }
  }
}
