/// The YAML block that some plan files start with, as far as plain keys and values go.
struct FrontMatter {
  /// The longest block that is looked for.
  private static let lineLimit = 200

  /// Values by key in lower case; a list has several.
  private(set) var values: [String: [String]] = [:]
  /// The lines with the fences; nil when there is no front matter.
  private(set) var lines: ClosedRange<Int>?

  /// Reads the front matter and blanks it out, so that the lines below keep their numbers.
  init(_ bytes: inout [UInt8]) {
    guard bytes.starts(with: "---\n".utf8) else { return }
    var start = 4
    var number = 1
    var key = ""
    while start < bytes.count, number < FrontMatter.lineLimit {
      number += 1
      let end = bytes[start...].firstIndex(of: 0x0A) ?? bytes.count
      let line = String(decoding: bytes[start..<end], as: UTF8.self)
      if line.trimming(" \t") == "---" || line.trimming(" \t") == "..." {
        // Between two rules that part a document no key stands.
        guard !values.isEmpty else { return }
        lines = 1...number
        for place in 0..<end where bytes[place] != 0x0A { bytes[place] = 0x20 }
        return
      }
      guard add(line, &key) else { break }
      start = end + 1
    }
    values = [:]
  }

  /// The first value of the first key that is there.
  func value(_ keys: String...) -> String? {
    keys.lazy.compactMap { values[$0]?.first }.first { !$0.isEmpty }
  }

  /// Takes up a line; false for one that YAML would not have here.
  private mutating func add(_ line: String, _ key: inout String) -> Bool {
    let text = line.trimming(" \t")
    guard !text.isEmpty, !text.hasPrefix("#") else { return true }
    let isIndented = line.first == " " || line.first == "\t"
    if text.hasPrefix("- ") || text == "-" {
      values[key, default: []].append(FrontMatter.scalar(text.dropFirst()))
      return true
    }
    guard let colon = text.firstIndex(of: ":") else { return isIndented }
    // Nested keys belong to the one above and are nothing that a plan means.
    if isIndented { return true }
    key = text[..<colon].lowercased().trimming(" \"'")
    let value = text[text.index(after: colon)...].trimming(" \t")
    if value.hasPrefix("["), value.hasSuffix("]") {
      values[key] = value.dropFirst().dropLast().split(separator: ",")
        .map(FrontMatter.scalar).filter { !$0.isEmpty }
    } else if !value.isEmpty {
      values[key] = [FrontMatter.scalar(value)]
    }
    return !key.isEmpty
  }

  private static func scalar(_ text: some StringProtocol) -> String {
    Sanitiser.clean(text.trimming(" \t").trimming("\"'"))
  }
}
