/// Commands of the file tree.
package enum FilesAction: String, CommandSet {
  static let context = CommandContext.files

  case open
  case expand, collapse
  case find
  case search
  case replace
  case typeAhead = "type-ahead"
  case editExternally = "edit-externally"
  case newFile = "new-file"
  case newFolder = "new-folder"
  case rename
  case duplicate
  case copyTo = "copy-to"
  case moveTo = "move-to"
  case delete
  case deleteForever = "delete-forever"
  case undo
  case select
  case clearSelection = "clear-selection"
  case selectAll = "select-all"
  case invertSelection = "invert-selection"
  case selectMatching = "select-matching"
  case hidden
  case ignored
  case copyPath = "copy-path"
  case archive
  case importFile = "import"
  case export
  case attach
  case refresh

  var entry: CommandEntry {
    switch self {
    case .open: .init("open", "Opens the file in the editor, or the folder.", keys: ["enter"])
    case .expand: .init("expand", "Opens the folder.", keys: ["right", "l"])
    case .collapse:
      .init("collapse", "Closes the folder, or goes to the one around.", keys: ["left", "h"])
    case .find:
      .init("find file", "Finds a file of the project by its name.", keys: ["ctrl-p", "f"])
    case .search:
      .init("search", "Finds text in all files of the project.", keys: ["ctrl-f", "s"])
    case .replace:
      .init("replace", "Replaces text in all files of the project, after a look.", keys: ["S"])
    case .typeAhead: .init("go to name", "Goes to a name as it is typed.", keys: ["/"])
    case .editExternally:
      .init("editor program", "Opens the file in the program that EDITOR names.", keys: ["e"])
    case .newFile:
      .init(
        "new file", "Makes a file here and opens it.", keys: ["n"],
        arguments: [CommandArgument("NAME", "A name, or a path from this folder.")])
    case .newFolder:
      .init(
        "new folder", "Makes a folder here.", keys: ["N"],
        arguments: [CommandArgument("NAME", "A name, or a path from this folder.")])
    case .rename:
      .init(
        "rename", "Gives the file another name.", keys: ["r", "f2"],
        arguments: [CommandArgument("NAME", "The new name.", isOptional: true)])
    case .duplicate: .init("duplicate", "Copies the file beside itself.", keys: ["D"])
    case .copyTo:
      .init(
        "copy to", "Copies the selected files to another place.", keys: ["c"],
        arguments: [CommandArgument("PATH", "From the project's root.", isOptional: true)])
    case .moveTo:
      .init(
        "move to", "Moves the selected files to another place.", keys: ["m"],
        arguments: [CommandArgument("PATH", "From the project's root.", isOptional: true)])
    case .delete:
      .init("delete", "Moves the selected files to the trash.", keys: ["d", "delete"])
    case .deleteForever:
      .init(
        "delete forever", "Deletes the selected files for good.", keys: ["shift-delete"],
        isDestructive: true)
    case .undo: .init("undo", "Takes the last change of files back.", keys: ["u", "ctrl-z"])
    case .select:
      .init("select", "Selects the file for what comes next.", keys: ["space", "insert"])
    case .clearSelection: .init("select none", "Selects nothing.", keys: ["esc"])
    case .selectAll: .init("select all", "Selects all files that are shown.", keys: ["*"])
    case .invertSelection:
      .init("invert", "Selects the files that are not selected.", keys: ["~"])
    case .selectMatching:
      .init(
        "select by name", "Selects files whose names fit a pattern.", keys: ["+"],
        arguments: [CommandArgument("PATTERN", "A name with * and ?, such as *.md.")])
    case .importFile:
      .init(
        "import", "Copies a file or folder from elsewhere on this machine to here.", keys: ["I"],
        arguments: [CommandArgument("PATH", "From the root of the file system, or ~.")])
    case .export:
      .init(
        "export", "Copies the selected files to elsewhere on this machine.", keys: ["E"],
        arguments: [CommandArgument("FOLDER", "Outside of the project.", isOptional: true)])
    case .attach:
      .init("attach", "Begins a chat with the selected files attached.", keys: ["a"])
    case .hidden: .init("hidden", "Shows hidden files, or no longer.", keys: ["."])
    case .ignored: .init("ignored", "Shows what git ignores, or no longer.", keys: ["i"])
    case .copyPath: .init("copy path", "Copies the path.", keys: ["y"])
    case .archive:
      .init(
        "zip", "Puts the selected folder or file into a zip archive.", keys: ["z"],
        arguments: [
          CommandArgument("PATH", "The archive, from the project's root.", isOptional: true)
        ])
    case .refresh: .init("refresh", "Reads the folders again.", keys: ["R", "f5"])
    }
  }

  /// Whether it changes files, of which one thing is done at a time.
  var changesFiles: Bool {
    switch self {
    case .newFile, .newFolder, .rename, .duplicate, .copyTo, .moveTo, .delete, .deleteForever,
      .undo, .archive, .importFile, .export, .replace:
      true
    default: false
    }
  }
}
