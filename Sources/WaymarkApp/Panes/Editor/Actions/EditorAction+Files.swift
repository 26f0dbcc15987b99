extension EditorAction {
  /// The words of what is done with whole files.
  var fileEntry: CommandEntry? {
    switch self {
    case .save: CommandEntry("save", "Saves the file.", keys: ["ctrl-s", "f2"])
    case .saveAs:
      CommandEntry(
        "save as", "Saves the text as another file.", keys: ["alt-s"],
        arguments: [CommandArgument("PATH", "Where to, from the project's root.")])
    case .saveAll: CommandEntry("save all", "Saves every open file.", keys: ["alt-a"])
    case .open:
      CommandEntry(
        "open file", "Opens a file by its path.", keys: ["alt-o"],
        arguments: [CommandArgument("FILE[:LINE]", "A path, from the project's root.")])
    case .findFile:
      CommandEntry("find file", "Finds a file of the project by its name.", keys: ["ctrl-p"])
    case .searchFiles:
      CommandEntry("search files", "Finds text in all files of the project.", keys: ["alt-f"])
    case .new: CommandEntry("new file", "Begins a text that has no file yet.", keys: ["ctrl-n"])
    case .close:
      CommandEntry(
        "close", "Closes the file; asks when it is not saved.", keys: ["ctrl-w", "alt-q w"])
    case .buffers:
      CommandEntry(
        "open files", "Chooses among the files that are open.", keys: ["ctrl-b", "alt-b"],
        arguments: [CommandArgument("NUMBER", "The number of a file.", isOptional: true)])
    case .nextBuffer:
      CommandEntry("next file", "Goes to the next open file.", keys: ["ctrl-pagedown", "alt-."])
    case .previousBuffer:
      CommandEntry(
        "previous file", "Goes to the previous open file.", keys: ["ctrl-pageup", "alt-,"])
    case .reload:
      CommandEntry(
        "reload", "Reads the file again; undoing brings the edits back.", keys: ["alt-r"])
    case .overwrite:
      CommandEntry(
        "save over", "Saves over what another program wrote.", keys: ["alt-q o"],
        isDestructive: true)
    case .discard:
      CommandEntry(
        "close unsaved", "Closes the file without its edits.", keys: ["alt-q d"],
        isDestructive: true)
    case .saveAndClose:
      CommandEntry("save and close", "Saves the file, then closes it.", keys: ["alt-q c"])
    case .saveAllAndQuit:
      CommandEntry(
        "save all and quit", "Saves every open file, then leaves Waymark.", keys: ["alt-q q"])
    case .recover:
      CommandEntry(
        "recover", "Offers texts whose program ended before they were saved.", keys: ["alt-q r"])
    default: nil
    }
  }
}
