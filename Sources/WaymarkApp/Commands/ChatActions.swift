/// Commands of the chat, wherever the focus is in it.
package enum ChatAction: String, CommandSet {
  static let context = CommandContext.chat

  case compose, stop, new, threads, model
  case again
  case proceed = "continue"
  case otherServer = "other-server"
  case edit, copy
  case copyCode = "copy-code"
  case applyCode = "apply-code"
  case quote
  case previousMessage = "previous-message"
  case nextMessage = "next-message"
  case previousBranch = "previous-branch"
  case nextBranch = "next-branch"
  case thinking
  case search
  case settings
  case prompts
  case usePrompt = "use-prompt"
  case window
  case scrollUp = "scroll-up"
  case scrollDown = "scroll-down"

  var entry: CommandEntry {
    switch self {
    case .compose: .init("write", "Goes to the field for the next message.", keys: ["i", "enter"])
    case .stop:
      .init("stop", "Stops the reply and keeps what has come.", keys: ["ctrl-x", "x"])
    case .new: .init("new thread", "Begins a new thread.", keys: ["n", "alt-n"])
    case .threads: .init("threads", "Goes to the list of threads.", keys: ["t", "ctrl-t"])
    case .model:
      .init("model", "Chooses the model and the server that answer.", keys: ["m", "alt-m"])
    case .again:
      .init("ask again", "Asks for another reply; the old one stays.", keys: ["r", "alt-r"])
    case .proceed:
      .init("continue", "Goes on with a reply that was cut off.", keys: ["c", "alt-c"])
    case .otherServer:
      .init(
        "ask elsewhere", "Stops the reply and asks another server that has the model.",
        keys: ["o", "alt-o"])
    case .edit:
      .init(
        "edit", "Writes a question anew, as a branch beside the old one.", keys: ["e", "alt-e"])
    case .copy: .init("copy", "Copies the selected message.", keys: ["y", "alt-y"])
    case .copyCode: .init("copy code", "Copies one block of code.", keys: ["Y"])
    case .applyCode:
      .init("apply code", "Writes one block of code to a file, its diff shown first.", keys: ["a"])
    case .quote: .init("quote", "Quotes the selected message in the next one.", keys: ["Q"])
    case .previousMessage:
      .init("previous message", "Selects the message before.", keys: ["p", "shift-tab", "alt-up"])
    case .nextMessage:
      .init("next message", "Selects the message after.", keys: ["N", "tab", "alt-down"])
    case .previousBranch:
      .init("previous branch", "Shows what stood here before.", keys: ["left", "h"])
    case .nextBranch: .init("next branch", "Shows what came here later.", keys: ["right", "l"])
    case .thinking:
      .init("thoughts", "Shows or hides what the model thought.", keys: ["z", "alt-z"])
    case .search: .init("search", "Finds messages by their words.", keys: ["/", "alt-s"])
    case .settings:
      .init("settings", "Changes title, system prompt and parameters.", keys: ["s", "alt-p"])
    case .prompts:
      .init("prompts", "Opens the library of prompts.", keys: ["P", "ctrl-p"])
    case .usePrompt:
      .init(
        "use prompt", "Puts a prompt of the library into the message.", keys: ["alt-i"],
        arguments: [CommandArgument("prompt", "The name of a prompt.")])
    case .window: .init("window", "Shows what fills the model's window.", keys: ["w", "alt-w"])
    case .scrollUp: .init("page up", "Scrolls back by a page.", keys: ["pageup"])
    case .scrollDown: .init("page down", "Scrolls on by a page.", keys: ["pagedown"])
    }
  }
}

/// Commands while a message is written.
package enum ComposerAction: String, CommandSet {
  static let context = CommandContext.composer

  case send, newline, complete
  case previous, next
  case leave

  var entry: CommandEntry {
    switch self {
    case .send: .init("send", "Sends the message, or takes what is proposed.", keys: ["enter"])
    case .newline:
      .init("new line", "Begins a new line.", keys: ["alt-enter", "shift-enter", "ctrl-j"])
    case .complete:
      .init("complete", "Takes what is proposed for a / or @ word.", keys: ["tab"])
    case .previous:
      .init("line up", "Goes up a line; in the first, to an earlier message.", keys: ["up"])
    case .next:
      .init("line down", "Goes down a line; in the last, to a later message.", keys: ["down"])
    case .leave: .init("leave", "Goes to the messages.", keys: ["esc"])
    }
  }
}

/// Commands of the list of threads.
package enum ThreadsAction: String, CommandSet {
  static let context = CommandContext.threads

  case open, rename, pin, archive, delete, undo, project
  case showArchive = "show-archive"
  case showAll = "show-all"
  case leave

  var entry: CommandEntry {
    switch self {
    case .open: .init("open", "Opens the selected thread.", keys: ["enter", "right", "l"])
    case .rename: .init("rename", "Gives the thread another title.", keys: ["R", "f2"])
    case .pin: .init("pin", "Keeps the thread at the top, or lets it go.", keys: ["p"])
    case .archive: .init("archive", "Puts the thread into the archive, or back.", keys: ["A"])
    case .delete:
      .init("delete", "Deletes the thread; undo brings it back.", keys: ["d", "delete"])
    case .undo: .init("undo", "Brings back the thread that was deleted last.", keys: ["u"])
    case .project:
      .init("project", "Assigns the thread to this project, or to none.", keys: ["o"])
    case .showArchive: .init("archived", "Shows the archive, or what is not in it.", keys: ["v"])
    case .showAll: .init("all projects", "Shows every project's threads.", keys: ["V"])
    case .leave: .init("leave", "Goes back to the thread.", keys: ["esc", "left", "h"])
    }
  }
}

/// Commands of a list to choose from or a few fields to fill in, above a pane.
package enum SheetAction: String, CommandSet {
  static let context = CommandContext.sheet

  case accept, cancel, next, previous
  case pageDown = "page-down"
  case pageUp = "page-up"

  var entry: CommandEntry {
    switch self {
    case .accept: .init("accept", "Takes what is selected or written.", keys: ["enter"])
    case .cancel: .init("cancel", "Leaves everything as it was.", keys: ["esc", "ctrl-g"])
    case .next: .init("next", "Goes to the next row.", keys: ["down", "tab", "ctrl-n"])
    case .previous: .init("previous", "Goes to the row before.", keys: ["up", "shift-tab"])
    case .pageDown: .init("page down", "Goes down by a page.", keys: ["pagedown"])
    case .pageUp: .init("page up", "Goes up by a page.", keys: ["pageup"])
    }
  }
}
