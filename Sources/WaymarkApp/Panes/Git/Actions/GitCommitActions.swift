/// Commands while a commit message is written.
package enum GitCommitAction: String, CommandSet {
  static let context = CommandContext.gitCommit

  case commit
  case cancel
  case diff
  case wrap
  case amend
  case signOff = "sign-off"
  case skipHooks = "skip-hooks"
  case sign
  case addCoAuthor = "co-author"
  case draft

  var entry: CommandEntry {
    switch self {
    case .commit: .init("commit", "Commits with this message.", keys: ["ctrl-s", "f10"])
    case .cancel: .init("leave", "Leaves; the message is kept for the next time.", keys: ["esc"])
    case .diff: .init("diff", "Goes to the differences and back.", keys: ["tab"])
    case .wrap: .init("wrap", "Breaks the lines of the body at 72 columns.", keys: ["alt-q"])
    case .amend:
      .init("amend", "Replaces the last commit instead of adding one.", keys: ["alt-m"])
    case .signOff: .init("sign off", "Adds a Signed-off-by line, or not.", keys: ["alt-s"])
    case .skipHooks:
      .init("skip hooks", "Runs no pre-commit and no commit-msg hook.", keys: ["alt-n"])
    case .sign: .init("sign", "Signs the commit as git is set up to.", keys: ["alt-g"])
    case .draft:
      .init(
        "draft", "Lets the local model write a first version; it commits nothing.", keys: ["alt-t"])
    case .addCoAuthor:
      .init(
        "co-author", "Adds a Co-authored-by line for a name and address.", keys: ["alt-o"],
        arguments: [CommandArgument("PERSON", "As in Ada <ada@example.org>.", isOptional: true)])
    }
  }
}
