/// Commands of modal editing on keys that type no character.
package enum VimAction: String, CommandSet {
  static let context = CommandContext.vim

  case escape
  case redo
  case halfPageUp = "half-page-up"
  case halfPageDown = "half-page-down"
  case pageUp = "page-up"
  case pageDown = "page-down"
  case rowUp = "row-up"
  case rowDown = "row-down"
  case jumpBack = "jump-back"
  case jumpForward = "jump-forward"
  case block
  case increase, decrease
  case status
  case ex

  var entry: CommandEntry {
    switch self {
    case .escape: .init("normal mode", "Goes back to normal mode.", keys: ["esc", "ctrl-["])
    case .redo: .init("redo", "Makes the change again; inserts a register.", keys: ["ctrl-r"])
    case .halfPageUp: .init("half page up", "Goes up by half a page.", keys: ["ctrl-u"])
    case .halfPageDown: .init("half page down", "Goes down by half a page.", keys: ["ctrl-d"])
    case .pageUp: .init("page up", "Goes up by a page.", keys: ["ctrl-b"])
    case .pageDown: .init("page down", "Goes down by a page.", keys: ["ctrl-f"])
    case .rowUp: .init("row up", "Scrolls up by a row.", keys: ["ctrl-y"])
    case .rowDown: .init("row down", "Scrolls down by a row.", keys: ["ctrl-e"])
    case .jumpBack: .init("back", "Goes to where the last jump began.", keys: ["ctrl-o"])
    case .jumpForward:
      // The same key as Ctrl-I.
      .init("forward", "Goes to where the last going back began.", keys: ["tab"])
    case .block: .init("block", "Selects a block of columns.", keys: ["ctrl-v"])
    case .increase: .init("increase", "Adds one to a number.", keys: ["ctrl-a"])
    case .decrease: .init("decrease", "Takes one from a number.", keys: ["ctrl-x"])
    case .status: .init("status", "Says where the cursor is.", keys: ["ctrl-g"])
    case .ex:
      .init(
        "command line", "Takes a command such as w, q, 12, %s/old/new/g.", keys: ["alt-;"],
        arguments: [
          CommandArgument("COMMAND", "w q wq e r ! N s/old/new/g g/text/d m t d sort set help")
        ])
    }
  }
}
