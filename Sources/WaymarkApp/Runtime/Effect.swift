package import WaymarkCore

/// What a change of state asks the world to do.
package enum Effect: Sendable, Hashable {
  /// Finds the project, its last report and its branch.
  case open
  /// Registers the directory, then opens it.
  case register
  case analyze(Analysis.Kind)
  case cancelAnalysis
  case readExcerpt(SourcePlace)
  case suspend
  case redraw
  case quit
}
