extension EditorAction {
  /// The words of what changes the text.
  var changeEntry: CommandEntry? {
    switch self {
    case .undo: CommandEntry("undo", "Takes the last change back.", keys: ["ctrl-z"])
    case .redo: CommandEntry("redo", "Makes the change again.", keys: ["ctrl-y", "ctrl-shift-z"])
    case .cut:
      CommandEntry("cut", "Cuts the selection, or the line.", keys: ["ctrl-x", "shift-delete"])
    case .copy:
      CommandEntry("copy", "Copies the selection, or the line.", keys: ["ctrl-c", "ctrl-insert"])
    case .paste:
      CommandEntry("paste", "Puts in what was copied.", keys: ["ctrl-v", "shift-insert"])
    case .newLine: CommandEntry("new line", "Breaks the line and indents.", keys: ["enter"])
    case .deleteBackward:
      CommandEntry(
        "delete", "Deletes the selection, or the character before the cursor.",
        keys: ["backspace", "shift-backspace", "ctrl-h"])
    case .deleteForward:
      CommandEntry("delete forward", "Deletes the character after the cursor.", keys: ["delete"])
    case .deleteWordBackward:
      CommandEntry(
        "delete word", "Deletes the word before the cursor.",
        keys: ["alt-backspace", "ctrl-backspace"])
    case .deleteWordForward:
      CommandEntry(
        "delete word forward", "Deletes the word after the cursor.",
        keys: ["ctrl-delete", "alt-delete"])
    case .deleteToLineEnd:
      CommandEntry("delete to end", "Deletes to the end of the line.", keys: ["alt-k"])
    case .indent: CommandEntry("indent", "Moves the lines in.", keys: ["tab"])
    case .outdent: CommandEntry("outdent", "Moves the lines out.", keys: ["shift-tab"])
    case .comment:
      CommandEntry(
        "comment", "Makes the lines comments, or no longer.", keys: ["ctrl-/", "ctrl-_"])
    case .duplicateLine:
      CommandEntry("duplicate", "Repeats the lines below.", keys: ["alt-d", "ctrl-shift-d"])
    case .deleteLine: CommandEntry("delete line", "Deletes the lines.", keys: ["ctrl-k"])
    case .lineUp: CommandEntry("line up", "Moves the lines up.", keys: ["alt-up"])
    case .lineDown: CommandEntry("line down", "Moves the lines down.", keys: ["alt-down"])
    case .joinLines: CommandEntry("join lines", "Puts the lines into one.", keys: ["alt-j"])
    case .sortLines:
      CommandEntry("sort lines", "Sorts the selected lines, or all.", keys: ["alt-q s"])
    case .upperCase: CommandEntry("upper case", "Makes capitals of the selection.", keys: ["alt-u"])
    case .lowerCase:
      CommandEntry("lower case", "Makes small letters of the selection.", keys: ["alt-l"])
    case .trim: CommandEntry("trim", "Takes blanks at the ends of lines away.", keys: ["alt-q t"])
    default: nil
    }
  }
}
