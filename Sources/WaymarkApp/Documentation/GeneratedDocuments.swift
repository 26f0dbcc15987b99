/// The files of the working copy that are made from the command table and the scopes.
///
/// Whole files, and blocks of others between the lines `<!-- generated: NAME -->` and
/// `<!-- end -->`.
package enum GeneratedDocuments {
  /// A file with what it should hold.
  package struct Document: Sendable, Hashable {
    /// From the root of the working copy.
    package let path: String
    package let text: String
  }

  /// What goes between the markers of a file.
  private struct Block {
    let path: String
    let name: String
    let lines: [String]
  }

  /// Every generated file as it should be.
  ///
  /// - Parameter read: Gives the present text of a file by its path.
  /// - Returns: The files; one that has blocks and cannot be read is left out, one that lacks a
  ///   marker keeps its text.
  package static func all(reading read: (String) -> String?) -> [Document] {
    var documents = [
      Document(path: "keymaps/default.toml", text: KeymapFile.builtInText),
      Document(path: "themes/default.toml", text: ThemeFile.builtInText),
    ]
    for path in ["README.md", "keymaps/README.md", "themes/README.md"] {
      guard var text = read(path) else { continue }
      for block in blocks where block.path == path {
        text = replacing(block, in: text) ?? text
      }
      documents.append(Document(path: path, text: text))
    }
    return documents
  }

  private static var blocks: [Block] {
    [
      Block(path: "README.md", name: "keys", lines: CommandTables.keys),
      Block(path: "keymaps/README.md", name: "commands", lines: CommandTables.commands),
      Block(path: "themes/README.md", name: "scopes", lines: ScopeTable.lines),
    ]
  }

  private static func replacing(_ block: Block, in text: String) -> String? {
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    guard let start = lines.firstIndex(of: "<!-- generated: \(block.name) -->"),
      let end = lines[start...].firstIndex(of: "<!-- end -->")
    else { return nil }
    let body = [""] + block.lines + [""]
    return (lines[...start] + body + lines[end...]).joined(separator: "\n")
  }
}
