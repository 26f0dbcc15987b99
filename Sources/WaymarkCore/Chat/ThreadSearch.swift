package import Foundation
internal import GRDB

/// Finds messages by their words.
///
/// The best come first, by how rare and how frequent the words are in them. Of words that very many
/// messages hold, the newest two thousand are ranked, and of words that every fourth message holds
/// the newest come first: ranking all of them would take seconds and tell little.
package struct ThreadSearch: Sendable {
  /// The most matches that are ranked.
  private static let rankedLimit = 2000

  enum SQL {
    static let hit = """
      SELECT messages.id AS message_id, messages.role, messages.created_at AS written_at,
        snippet(messages_text, 0, char(2), char(3), '…', 16) AS found, \(ThreadStore.SQL.columns)
      FROM messages_text JOIN messages ON messages.id = messages_text.rowid
        JOIN threads ON threads.id = messages.thread_id
      WHERE messages_text MATCH ? AND messages_text.rowid >= ? AND threads.status <> 'removed'
        AND (? IS NULL OR threads.project_id = ?)
      """
    static let ranked = hit + " ORDER BY messages_text.rank LIMIT ?"
    static let newest = hit + " ORDER BY messages_text.rowid DESC LIMIT ?"
    static let nth = """
      SELECT rowid FROM messages_text WHERE messages_text MATCH ?
      ORDER BY rowid DESC LIMIT 1 OFFSET ?
      """
    static let last = "SELECT MAX(id) FROM messages"
    static let queries = [ranked, newest, nth, last]
  }

  private let database: Database

  package init(_ database: Database) { self.database = database }

  /// Messages that hold every word of a text; the last word may be the beginning of one.
  ///
  /// - Parameters:
  ///   - text: Words, or phrases in double quotes.
  ///   - scope: Where to look.
  ///   - limit: The most hits.
  /// - Returns: Hits, the best first; none for a text without words.
  /// - Throws: Storage errors.
  package func hits(
    _ text: String, in scope: ThreadStore.Scope = .all, limit: Int = 50
  ) throws -> [ThreadHit] {
    guard let words = SearchPattern(text) else { return [] }
    let project: Int64? = if case .project(let id) = scope { id } else { nil }
    return try database.read { db in
      let last = try Int64.fetchOne(db, sql: SQL.last) ?? 0
      func lastRanked(_ pattern: String) throws -> Int64? {
        try Int64.fetchOne(
          db, sql: SQL.nth, arguments: [pattern, ThreadSearch.rankedLimit - 1])
      }
      func isCommon(_ nth: Int64?) -> Bool {
        nth.map { last - $0 < Int64(ThreadSearch.rankedLimit) * 4 } ?? false
      }
      // The index gathers all words with a beginning before it gives the first message; where the
      // word as it stands is common already, that is not worth it.
      var pattern = words.whole
      var nth = try lastRanked(pattern)
      if words.text != pattern, !isCommon(nth) {
        pattern = words.text
        nth = try lastRanked(pattern)
      }
      return try Row.fetchAll(
        db, sql: isCommon(nth) ? SQL.newest : SQL.ranked,
        arguments: [pattern, nth ?? 0, project, project, limit]
      ).map(ThreadHit.init(row:))
    }
  }
}

/// A message that was found.
package struct ThreadHit: Sendable, Hashable {
  /// A piece of the text around the words that were looked for.
  package struct Segment: Sendable, Hashable {
    package var text: String
    /// Whether it is one of the words.
    package var isHit: Bool
  }

  package var thread: ChatThread
  package var messageID: Int64
  package var role: ChatMessage.Role
  package var createdAt: Date
  /// Fit to be shown, on one line.
  package var snippet: [Segment]

  fileprivate init(row: Row) {
    messageID = row["message_id"]
    role = ChatMessage.Role(rawValue: row["role"]) ?? .user
    createdAt = Clock.date(row["written_at"])
    snippet = ThreadHit.segments(row["found"])
    thread = ChatThread(row: row)
  }

  private static func segments(_ text: String) -> [Segment] {
    var segments: [Segment] = []
    var rest = text[...]
    while !rest.isEmpty {
      let start = rest.firstIndex(of: "\u{2}") ?? rest.endIndex
      if start > rest.startIndex {
        segments.append(Segment(text: clean(rest[..<start]), isHit: false))
      }
      guard start < rest.endIndex else { break }
      rest = rest[rest.index(after: start)...]
      let end = rest.firstIndex(of: "\u{3}") ?? rest.endIndex
      segments.append(Segment(text: clean(rest[..<end]), isHit: true))
      rest = end < rest.endIndex ? rest[rest.index(after: end)...] : ""
    }
    return segments
  }

  private static func clean(_ text: Substring) -> String {
    Sanitiser.clean(ModelText.clean(String(text)))
  }
}

/// What a person typed, as the index for text understands it.
struct SearchPattern {
  /// The shortest word of which the beginning is enough.
  private static let prefixLength = 3

  let text: String
  /// The same with the last word as it stands, not as a beginning.
  let whole: String

  /// Reads words and phrases; nil when there is no word.
  init?(_ typed: String) {
    var terms: [String] = []
    var isPhrase = false
    for part in typed.split(separator: "\"", omittingEmptySubsequences: false) {
      if isPhrase {
        if part.contains(where: SearchPattern.isWord) { terms.append("\"\(part)\"") }
      } else {
        terms += part.split { !SearchPattern.isWord($0) }.map { "\"\($0)\"" }
      }
      isPhrase.toggle()
    }
    guard let last = terms.last else { return nil }
    whole = terms.joined(separator: " ")
    let isOpen = typed.last.map(SearchPattern.isWord) ?? false
    if isOpen, last.count - 2 >= SearchPattern.prefixLength { terms[terms.count - 1] = last + "*" }
    text = terms.joined(separator: " ")
  }

  private static func isWord(_ character: Character) -> Bool {
    character.isLetter || character.isNumber
  }
}
