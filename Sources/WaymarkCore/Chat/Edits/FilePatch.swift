import Foundation

/// A unified diff of one file, as a model writes it: its line numbers are hints at best.
struct FilePatch {
  private struct Hunk {
    /// The line it claims to begin at, counted from 0.
    var start: Int?
    var old: [Substring] = []
    var new: [Substring] = []
  }

  private var hunks: [Hunk] = []

  init(_ text: String) throws {
    for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
      if line.hasPrefix("@@") {
        let number = line.split(separator: " ").first { $0.hasPrefix("-") }?
          .dropFirst().split(separator: ",").first.flatMap { Int($0) }
        hunks.append(Hunk(start: number.map { max(0, $0 - 1) }))
        continue
      }
      guard !hunks.isEmpty, !line.hasPrefix("\\") else { continue }
      let last = hunks.count - 1
      switch line.first {
      case "-": hunks[last].old.append(line.dropFirst())
      case "+": hunks[last].new.append(line.dropFirst())
      case " ":
        hunks[last].old.append(line.dropFirst())
        hunks[last].new.append(line.dropFirst())
      // An empty line of context often comes without its blank.
      case nil:
        hunks[last].old.append("")
        hunks[last].new.append("")
      default: continue
      }
    }
    for index in hunks.indices {
      // What the text ends with is no line of context.
      while let line = hunks[index].old.last, line.isEmpty, hunks[index].new.last == "",
        index == hunks.count - 1
      {
        hunks[index].old.removeLast()
        hunks[index].new.removeLast()
      }
    }
    guard !hunks.isEmpty else {
      throw WaymarkError(.editDoesNotApply, "The block is no diff that can be read.")
    }
  }

  /// The file that a diff is of.
  static func path(in text: String) -> String? {
    for mark in ["+++ ", "--- "] {
      guard let line = text.split(separator: "\n").first(where: { $0.hasPrefix(mark) }) else {
        continue
      }
      let name = line.dropFirst(4).split(separator: "\t").first.map(String.init) ?? ""
      if name == "/dev/null" || name.isEmpty { continue }
      return name.hasPrefix("a/") || name.hasPrefix("b/") ? String(name.dropFirst(2)) : name
    }
    return nil
  }

  func applied(to old: String) throws -> String {
    var lines = old.split(separator: "\n", omittingEmptySubsequences: false)
    if old.isEmpty { lines = [] }
    var shift = 0
    for (number, hunk) in hunks.enumerated() {
      let hint = hunk.start.map { $0 + shift }
      guard !hunk.old.isEmpty else {
        let place = min(max(0, hint ?? lines.count), lines.count)
        lines.insert(contentsOf: hunk.new, at: place)
        shift += hunk.new.count
        continue
      }
      guard let (place, indent) = try? LineSearch.place(of: hunk.old, in: lines, near: hint) else {
        throw WaymarkError(
          .editDoesNotApply,
          "Part \(number + 1) of \(hunks.count) of the diff does not apply: the file has no lines "
            + "“\(Sanitiser.clean(String(hunk.old.first { !$0.isEmpty } ?? "")))” like that.",
          hint: "Nothing was changed.")
      }
      let new = hunk.new.map { $0.isEmpty ? $0 : Substring(indent + $0) }
      lines.replaceSubrange(place..<place + hunk.old.count, with: new)
      shift += hunk.new.count - hunk.old.count
    }
    let text = lines.joined(separator: "\n")
    return old.isEmpty && !text.isEmpty && !text.hasSuffix("\n") ? text + "\n" : text
  }
}
