package import WaymarkCore
package import WaymarkTerminal

/// Everything that can change the state.
package enum Message: Sendable {
  case key(Key)
  case resized(Size)
  /// The terminal or the system asks the program to end.
  case terminated
  case core(CoreMessage)
}

/// What the core answers to an effect.
package enum CoreMessage: Sendable {
  /// The directory is known, or nil when it is not registered.
  case opened(Project?)
  case branch(String?)
  /// The last finished analysis, if there is one, and the snapshots up to it.
  case report(AnalysisReport?, history: [Snapshot])
  /// The project could not be opened or registered.
  case openingFailed(Failure)
  case progress(AnalysisProgress)
  case analyzed(AnalysisReport, history: [Snapshot])
  case analysisFailed(Failure)
  case analysisCancelled
  case excerpt(SourcePlace, [SourceLine])
}

/// What went wrong, as shown to people.
package struct Failure: Sendable, Hashable {
  package var message: String
  package var hint: String?

  package init(message: String, hint: String? = nil) {
    self.message = message
    self.hint = hint
  }

  /// The words of an error.
  package init(_ error: any Error) {
    if let known = error as? WaymarkError {
      self.init(message: known.message, hint: known.hint)
    } else {
      self.init(message: String(describing: error))
    }
  }
}

/// A line of a file of the project.
package struct SourcePlace: Sendable, Hashable {
  package var path: String
  /// Counted from 1; 0 for the whole file.
  package var line: Int

  package init(path: String, line: Int) {
    self.path = path
    self.line = line
  }
}
