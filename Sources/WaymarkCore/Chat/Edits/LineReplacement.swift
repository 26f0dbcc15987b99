/// Lines of a file that a model was given, to be replaced by what it makes of them.
package struct LineReplacement: Sendable, Hashable {
  /// The file.
  package let path: String
  /// Where the lines stood, counted from 1.
  private let line: Int
  private let old: String

  /// Reads what was attached to the question; nil when that was no part of a file.
  package init?(_ attachment: ChatAttachment) {
    guard attachment.kind == .selection,
      let colon = attachment.reference.lastIndex(of: ":"), colon > attachment.reference.startIndex,
      let number = attachment.reference[attachment.reference.index(after: colon)...]
        .split(separator: "-").first,
      let line = Int(number)
    else { return nil }
    path = String(attachment.reference[..<colon])
    self.line = line
    old = attachment.content
  }

  /// The file with the lines replaced; they may have moved since, but not changed.
  func applied(_ code: String, to text: String) throws -> String {
    var lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    let wanted = LineReplacement.lines(of: old)
    guard let (place, indent) = try? LineSearch.place(of: wanted, in: lines, near: line - 1) else {
      throw WaymarkError(
        .editDoesNotApply,
        "The lines that were to change are not in \(Sanitiser.clean(path)) any more.",
        hint: "Nothing was changed.")
    }
    let new = LineReplacement.lines(of: code).map { $0.isEmpty ? $0 : Substring(indent + $0) }
    lines.replaceSubrange(place..<place + wanted.count, with: new)
    return lines.joined(separator: "\n")
  }

  private static func lines(of text: String) -> [Substring] {
    var lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    if text.hasSuffix("\n") { lines.removeLast() }
    return lines
  }
}
