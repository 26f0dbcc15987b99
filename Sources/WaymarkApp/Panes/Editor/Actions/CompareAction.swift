/// Commands that hold a text against its file and its last commit.
package enum CompareAction: String, CommandSet {
  static let context = CommandContext.editor

  case compareDisk = "compare-disk"
  case compareCommit = "compare-commit"
  case merge
  case keepMine = "keep-mine"
  case settle

  var entry: CommandEntry {
    switch self {
    case .compareDisk:
      .init(
        "difference", "Shows how the text differs from its file on disk.", keys: ["alt-q v"])
    case .compareCommit:
      .init(
        "difference to commit", "Shows how the text differs from the last commit.",
        keys: ["alt-q h"])
    case .merge:
      .init(
        "merge", "Takes what changed on disk into the text, beside your edits.", keys: ["alt-q m"])
    case .keepMine:
      .init(
        "keep mine", "Lets the next saving write over what changed on disk.", keys: ["alt-q k"])
    case .settle:
      .init(
        "settle", "Offers what to do when the file changed on disk.", keys: ["alt-q x"])
    }
  }
}
