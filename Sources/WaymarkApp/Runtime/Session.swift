internal import WaymarkCore

/// What comes back at the next start: which panes were open, and where people were in them.
package struct Session: Sendable, Hashable, Codable {
  package var arrangement: Arrangement
  /// What each pane wants to remember, by the name of its tab; the pane's own format.
  package var panes: [String: String]

  package init(arrangement: Arrangement = Arrangement(), panes: [String: String] = [:]) {
    self.arrangement = arrangement
    self.panes = panes
  }
}

extension Application {
  /// What to remember now.
  package var session: Session {
    var panes: [String: String] = [:]
    for tab in Tab.allCases { panes[tab.rawValue] = self.panes[tab].memory }
    return Session(arrangement: arrangement, panes: panes)
  }

  /// Goes back to where people were; what was done since the start stays as it is.
  mutating func restore(_ session: Session) {
    arrangement = session.arrangement
    for tab in Tab.allCases {
      if let memory = session.panes[tab.rawValue] { panes[tab].restore(memory) }
    }
  }
}

/// What the application asks about its session.
enum SessionWork {
  /// Reads the last session.
  static let read = Effect.run(
    Work(Work.ID(.dashboard, "session")) { services, send in
      if let session = services.session?.read(Session.self) { send(session) }
    })
}
