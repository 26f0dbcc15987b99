internal import WaymarkCore
package import WaymarkTerminal

/// Everything that can change the state.
package enum Message: Sendable {
  /// What people did with keyboard and mouse.
  case input(InputEvent)
  case resized(Size)
  /// The terminal or the system asks the program to end.
  case terminated
  case pane(PaneMessage)

  /// A key was pressed.
  package static func key(_ key: Key) -> Message { .input(.key(key)) }
}

/// An answer to work, on its way to the pane that asked.
package struct PaneMessage: Sendable {
  package let work: Work.ID
  /// Of a type that the pane knows.
  package let content: any Sendable

  package init(_ work: Work.ID, _ content: any Sendable) {
    self.work = work
    self.content = content
  }
}

/// An answer that makes an earlier one of its kind worthless, as progress does.
package protocol Superseding: Sendable {}

/// An answer that can be joined with the next of its kind while both wait.
package protocol Joining: Sendable {
  /// Both in one; nil when they have nothing to do with each other.
  func joined(with next: any Sendable) -> (any Sendable)?
}

/// What went wrong, as shown to people.
package struct Failure: Sendable, Hashable {
  package var message: String
  package var hint: String?

  package init(message: String, hint: String? = nil) {
    self.message = message
    self.hint = hint
  }

  /// What went wrong and what to do, in one text.
  package var sentences: String { hint.map { "\(message) \($0)" } ?? message }

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

  /// Whether it is a folder, which evidence can be as a whole.
  var isFolder: Bool { path.hasSuffix("/") }
}
