import Foundation

/// Blocks of search and replace, as models write them.
///
///     <<<<<<< SEARCH
///     what is there
///     =======
///     what is to be there
///     >>>>>>> REPLACE
struct TextReplacements {
  private struct Replacement {
    var old: [Substring] = []
    var new: [Substring] = []
  }

  private var replacements: [Replacement] = []

  init(_ text: String) throws {
    var current: Replacement?
    var isNew = false
    for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
      if line.hasPrefix("<<<<<<<") {
        current = Replacement()
        isNew = false
      } else if line.hasPrefix("======="), current != nil, !isNew {
        isNew = true
      } else if line.hasPrefix(">>>>>>>"), let done = current {
        replacements.append(done)
        current = nil
      } else if isNew {
        current?.new.append(line)
      } else {
        current?.old.append(line)
      }
    }
    guard !replacements.isEmpty, current == nil else {
      throw WaymarkError(
        .editDoesNotApply, "A block of search and replace is not complete.",
        hint: "Nothing was changed.")
    }
  }

  func applied(to old: String) throws -> String {
    var lines = old.split(separator: "\n", omittingEmptySubsequences: false)
    for (number, replacement) in replacements.enumerated() {
      guard replacement.old.contains(where: { !$0.isEmpty }) else {
        guard old.isEmpty else {
          throw failure(number, "it names nothing to replace.")
        }
        lines = replacement.new + [""]
        continue
      }
      do {
        guard let (place, indent) = try LineSearch.place(of: replacement.old, in: lines) else {
          let first = replacement.old.first { !$0.isEmpty } ?? ""
          throw failure(
            number, "the file has no such lines (“\(Sanitiser.clean(String(first)))”).")
        }
        let new = replacement.new.map { $0.isEmpty ? $0 : Substring(indent + $0) }
        lines.replaceSubrange(place..<place + replacement.old.count, with: new)
      } catch let ambiguous as LineSearch.Ambiguous {
        throw failure(number, "its lines stand at \(ambiguous.count) places.")
      }
    }
    return lines.joined(separator: "\n")
  }

  private func failure(_ number: Int, _ why: String) -> WaymarkError {
    WaymarkError(
      .editDoesNotApply,
      "Replacement \(number + 1) of \(replacements.count) does not apply: \(why)",
      hint: "Nothing was changed.")
  }
}
