/// Commands of the library of prompts.
package enum PromptsAction: String, CommandSet {
  static let context = CommandContext.prompts

  case use, add, edit, versions
  case tryOut = "try"
  case remove, undo
  case close

  var entry: CommandEntry {
    switch self {
    case .use: .init("use", "Puts the prompt into the message.", keys: ["enter"])
    case .add: .init("new", "Writes a new prompt.", keys: ["n", "a"])
    case .edit: .init("edit", "Changes the prompt; the old text stays as a version.", keys: ["e"])
    case .versions:
      .init("versions", "Shows what the prompt was and what has changed.", keys: ["v"])
    case .tryOut:
      .init("try", "Runs the prompt on one or several models, side by side.", keys: ["t"])
    case .remove: .init("delete", "Takes the prompt off the list.", keys: ["d", "delete"])
    case .undo: .init("undo", "Brings back the prompt that was deleted last.", keys: ["u"])
    case .close: .init("close", "Goes back to the chat.", keys: ["esc", "q"])
    }
  }
}

/// Commands while a prompt is written.
package enum PromptTextAction: String, CommandSet {
  static let context = CommandContext.promptText

  case keep, next, leave

  var entry: CommandEntry {
    switch self {
    case .keep: .init("keep", "Keeps the prompt, as its next version.", keys: ["ctrl-s"])
    case .next: .init("next", "Goes between the name and the text.", keys: ["tab", "shift-tab"])
    case .leave: .init("leave", "Leaves the prompt as it was.", keys: ["esc"])
    }
  }
}

/// Commands of the versions of a prompt.
package enum PromptVersionsAction: String, CommandSet {
  static let context = CommandContext.promptVersions

  case restore, close

  var entry: CommandEntry {
    switch self {
    case .restore:
      .init("take back", "Makes this version the newest again.", keys: ["enter"])
    case .close: .init("close", "Goes back to the prompts.", keys: ["esc", "q"])
    }
  }
}

/// Commands while a prompt is tried out.
package enum PromptTrialAction: String, CommandSet {
  static let context = CommandContext.promptTrial

  case toggle, run, good, poor, next, previous, close

  var entry: CommandEntry {
    switch self {
    case .toggle: .init("choose", "Takes the model into the trial, or out of it.", keys: ["space"])
    case .run: .init("run", "Asks all models that are chosen.", keys: ["enter"])
    case .good: .init("good", "Notes that this reply is good.", keys: ["g"])
    case .poor: .init("poor", "Notes that this reply is poor.", keys: ["b"])
    case .next: .init("next reply", "Goes to the next reply.", keys: ["tab", "right", "l"])
    case .previous:
      .init("previous reply", "Goes to the reply before.", keys: ["shift-tab", "left", "h"])
    case .close: .init("close", "Ends the trial; what came is kept.", keys: ["esc", "q"])
    }
  }
}
