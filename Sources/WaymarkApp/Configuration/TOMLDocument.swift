internal import TOMLKit

/// A TOML file as far as it can be read: its entries with their places, and what is wrong with it.
package struct TOMLDocument: Sendable {
  /// The entries of the root table, in the order of the file.
  package private(set) var entries: [TOMLEntry] = []
  package private(set) var warnings: [ConfigurationWarning] = []
  package let path: String

  /// A file has at most so many syntax errors before the rest of it is given up.
  private static let recoveryLimit = 20
  /// Stands for a section whose heading cannot be read, so that its keys go nowhere else.
  static let lostSection = "--unreadable-"

  /// Reads a text; each syntax error costs the line it is on and no more.
  ///
  /// - Parameters:
  ///   - text: The content of the file.
  ///   - path: Its name in warnings.
  package init(_ text: String, path: String) {
    self.path = path
    if let nul = text.unicodeScalars.firstIndex(of: "\0") {
      let line = text.unicodeScalars[..<nul].reduce(1) { $0 + ($1 == "\n" ? 1 : 0) }
      warn(TextPlace(line: line, column: 1), "The file holds NUL bytes; is it text at all?")
      return
    }
    var lines = text.drop { $0 == "\u{FEFF}" }.replacing("\r\n", with: "\n")
      .split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    for attempt in 0... {
      switch TOMLDocument.parse(lines) {
      case .success(let table):
        let places = TOMLPlaces(lines.joined(separator: "\n"))
        entries = TOMLDocument.entries(of: table, path: [], places)
          .filter { !$0.key.hasPrefix(TOMLDocument.lostSection) }
        return
      case .failure(let error):
        warn(error.place, error.message)
        guard attempt < TOMLDocument.recoveryLimit else {
          warn(error.place, "There are too many mistakes; nothing of the file is used.")
          return
        }
        lines = TOMLDocument.repaired(lines, error.place.line)
      }
    }
  }

  /// Adds a warning about a place of this file.
  package mutating func warn(_ place: TextPlace, _ message: String) {
    warnings.append(ConfigurationWarning(path: path, place: place, message: message))
  }

  // MARK: - Parsing and repair

  private struct SyntaxError: Error {
    var place: TextPlace
    var message: String
  }

  /// Parses the lines; what precedes a trap first, so that mistakes come in the order of the file.
  private static func parse(_ lines: [String]) -> Result<TOMLTable, SyntaxError> {
    if let trap = TOMLPlaces(lines.joined(separator: "\n")).trap {
      let before = Array(lines.prefix(trap.statement - 1))
      if case .failure(let error) = parse(before), error.place.line <= before.count {
        return .failure(error)
      }
      return .failure(SyntaxError(place: trap.place, message: trap.message))
    }
    do {
      return .success(try TOMLTable(string: lines.joined(separator: "\n")))
    } catch let error as TOMLParseError {
      let begin = error.source.begin
      let line = max(1, min(begin.line, lines.count))
      return .failure(
        SyntaxError(
          place: TextPlace(line: line, column: max(1, begin.column)),
          message: sentence(error.description)))
    } catch {
      return .failure(SyntaxError(place: .start, message: "The file is not TOML."))
    }
  }

  /// The parser's words as a sentence.
  private static func sentence(_ description: String) -> String {
    let prefix = "Error while parsing "
    guard description.hasPrefix(prefix) else { return description }
    let rest = description.dropFirst(prefix.count)
    return "This \(rest)" + (rest.hasSuffix(".") ? "" : ".")
  }

  /// The text without the line of an error, or without the statement that runs into that line,
  /// whichever lets the parser get further.
  private static func repaired(_ lines: [String], _ line: Int) -> [String] {
    let own = blanked(lines, line - 1)
    var before = line - 2
    while before >= 0, lines[before].allSatisfy(\.isWhitespace) { before -= 1 }
    guard before >= 0 else { return own }
    let previous = blanked(lines, before)
    return reach(of: previous) > reach(of: own) ? previous : own
  }

  /// The line of the next error; beyond every line when there is none.
  private static func reach(of lines: [String]) -> Int {
    switch parse(lines) {
    case .success: .max
    case .failure(let error): error.place.line
    }
  }

  private static func blanked(_ lines: [String], _ index: Int) -> [String] {
    var lines = lines
    let isHeading = lines[index].drop(while: \.isWhitespace).hasPrefix("[")
    lines[index] = isHeading ? "[\(lostSection)\(index)]" : ""
    return lines
  }

  // MARK: - Conversion

  private static func entries(
    of table: TOMLTable, path: [String], _ places: TOMLPlaces
  ) -> [TOMLEntry] {
    zip(table.keys, table.values).map { key, value in
      let path = path + [key]
      return TOMLEntry(
        key: key, place: places.keys[path] ?? .start, value: node(value, path: path, places))
    }.sorted { $0.place < $1.place }
  }

  private static func node(
    _ value: any TOMLValueConvertible, path: [String], _ places: TOMLPlaces
  ) -> TOMLNode {
    let place = places.values[path] ?? places.keys[path] ?? .start
    return TOMLNode(content: content(value, path: path, places), place: place)
  }

  private static func content(
    _ value: any TOMLValueConvertible, path: [String], _ places: TOMLPlaces
  ) -> TOMLNode.Content {
    switch value.type {
    case .string: value.string.map { .string($0) } ?? .other
    case .bool: value.bool.map { .boolean($0) } ?? .other
    case .int: value.int.map { .integer($0) } ?? .other
    case .double: value.double.map { .number($0) } ?? .other
    case .table: .table(value.table.map { entries(of: $0, path: path, places) } ?? [])
    case .array:
      .array(
        (value.array.map(Array.init) ?? []).enumerated().map { index, element in
          node(element, path: path + [String(index)], places)
        })
    case .date, .time, .dateTime: .other
    }
  }
}
