package import WaymarkCore

/// What a change of state asks of the world.
package enum Effect: Sendable, Hashable {
  /// Starts work of the core; its answers come back to the pane that asked.
  case run(Work)
  /// Cancels work that is under way.
  case cancel(Work.ID)
  /// Shows another tab.
  case select(Tab)
  /// Shows a sentence for a while.
  case notify(Notice)
  /// Puts a text into the clipboard of the terminal, wherever that runs.
  case copy(String)
  /// Shows what changed in a file of the project, or in all of them.
  case showChanges(of: String?)
  /// Opens a new thread of the chat on something.
  case discuss(Discussion)
  /// Shows something above the panes.
  case present(Presentation)
  /// Takes the topmost overlay away.
  case dismiss
  /// Keeps the theme or keymap that the topmost overlay tries out.
  case adoptPreview
  /// Gives a command as if its key had been pressed; confirmed when a person has agreed to lose
  /// something.
  case give(Command, isConfirmed: Bool = false)
  /// Opens a file, by its absolute path, in the program that `VISUAL` or `EDITOR` names.
  case runEditor(String)
  /// Stops the process as Ctrl-Z does.
  case suspend
  /// Paints the whole screen anew.
  case redraw
  case quit
  /// Ends the program since what it was started for cannot be done; the sentence is for the shell.
  case fail(Failure)
}

/// Something for the core to do, off the loop.
package struct Work: Sendable, Hashable {
  /// What work is about; work with the same id replaces the one that is under way.
  package struct ID: Sendable, Hashable {
    /// The pane that gets the answers.
    package let tab: Tab
    package let name: String

    package init(_ tab: Tab, _ name: String) {
      self.tab = tab
      self.name = name
    }
  }

  /// Takes answers, from any thread; the types are the pane's own.
  package typealias Send = @Sendable (any Sendable) -> Void

  package let id: ID
  /// Whether it may last as long as the program, as listening and receiving do; nothing waits for
  /// its end.
  package let isSubscription: Bool
  /// What is done; it ends early when it is cancelled.
  package let run: @Sendable (Services, @escaping Send) async -> Void

  package init(
    _ id: ID, isSubscription: Bool = false,
    _ run: @escaping @Sendable (Services, @escaping Send) async -> Void
  ) {
    self.id = id
    self.isSubscription = isSubscription
    self.run = run
  }

  /// Work is known by its id: two with the same id are the same to a test and to the runner.
  package static func == (left: Work, right: Work) -> Bool { left.id == right.id }

  package func hash(into hasher: inout Hasher) { hasher.combine(id) }
}

/// The doors to the core that work goes through; tests prepare their own.
package struct Services: Sendable {
  package var desk: any ProjectDesk
  /// The threads, the servers and the prompts; nil where there are none.
  package var chat: ChatDesk?
  /// The door for other programs to a project at a root; nil leaves it shut.
  package var companion: @Sendable (_ root: String) -> Companion?

  /// The repository of the project; nil leaves the git pane without one.
  package var git: ProjectRepository?

  /// The session of the directory that Waymark is opened on; nil keeps none.
  package var session: SessionFile?
  /// Settings, themes and keymaps.
  package var configuration: ConfigurationSource
  /// The project's files.
  package var files: FileServices
  /// Colours source code.
  package var highlighter: SyntaxHighlighter
  /// Where errors go; nil keeps no log.
  package var log: ApplicationLog?

  package init(
    desk: any ProjectDesk,
    chat: ChatDesk? = nil,
    companion: @escaping @Sendable (_ root: String) -> Companion? = { _ in nil },
    git: ProjectRepository? = nil,
    session: SessionFile? = nil,
    configuration: ConfigurationSource = .builtIn,
    files: FileServices = .none,
    highlighter: SyntaxHighlighter = SyntaxHighlighter(GrammarLibrary(paths: [])),
    log: ApplicationLog? = nil
  ) {
    self.desk = desk
    self.chat = chat
    self.companion = companion
    self.git = git
    self.session = session
    self.configuration = configuration
    self.files = files
    self.highlighter = highlighter
    self.log = log
  }
}

/// Asks the git pane to show what changed in a file, or in all of them.
package struct ChangesRequest: Sendable, Hashable {
  /// From the project's root.
  package var path: String?

  package init(path: String?) { self.path = path }
}

/// What a new thread of the chat is to be about.
package struct Discussion: Sendable, Hashable {
  /// The beginning of the first message; words with `@` attach what they name.
  package var text: String
  /// What goes with it beside what the text names.
  package var attachments: [ChatAttachment]
  /// Whether it is asked at once; otherwise a person goes on writing.
  package var isSent: Bool

  package init(_ text: String, attachments: [ChatAttachment] = [], isSent: Bool = false) {
    self.text = text
    self.attachments = attachments
    self.isSent = isSent
  }

  /// A thread that explains some lines of a file as they are in an editor.
  ///
  /// - Parameters:
  ///   - path: Of the file, in the project.
  ///   - lines: Counted from 1.
  ///   - text: What is selected; it need not be saved.
  /// - Returns: The discussion.
  package static func explaining(
    _ path: String, lines: ClosedRange<Int>, text: String
  ) -> Discussion {
    Discussion("Explain this.", attachments: [selection(path, lines, text)])
  }

  /// A thread that changes some lines of a file as they are in an editor; the person writes how.
  package static func changing(
    _ path: String, lines: ClosedRange<Int>, text: String
  ) -> Discussion {
    Discussion(
      "Answer with the whole of these lines in one block of code. Change them so that ",
      attachments: [selection(path, lines, text)])
  }

  /// A thread about some lines of a file as they are in an editor; the person writes what.
  package static func about(
    _ path: String, lines: ClosedRange<Int>, text: String
  ) -> Discussion {
    Discussion("", attachments: [selection(path, lines, text)])
  }

  private static func selection(
    _ path: String, _ lines: ClosedRange<Int>, _ text: String
  ) -> ChatAttachment {
    let place =
      lines.count == 1 ? "\(lines.lowerBound)" : "\(lines.lowerBound)-\(lines.upperBound)"
    return ChatAttachment(.selection, reference: "\(path):\(place)", content: text)
  }
}
