import Foundation

/// Many lines of a log in columns, about 150 bytes each: a log has a million of them.
package struct CommitTable: Sendable {
  private var ids: [ObjectID] = []
  private var parents: [ObjectID] = []
  /// Where the parents of a row end.
  private var parentEnds: [UInt32] = []
  private var times: [Int64] = []
  private var authors: [UInt32] = []
  private var people: [String] = []
  private var personPlaces: [String: UInt32] = [:]
  private var subjects: [UInt8] = []
  private var subjectEnds: [UInt32] = []
  private var decorations: [Int: [Decoration]] = [:]

  package init() {}

  package var count: Int { ids.count }
  package var isEmpty: Bool { ids.isEmpty }

  package func id(_ row: Int) -> ObjectID { ids[row] }

  package func parents(_ row: Int) -> ArraySlice<ObjectID> {
    parents[(row == 0 ? 0 : Int(parentEnds[row - 1]))..<Int(parentEnds[row])]
  }

  /// The row of a commit, if it is there.
  package func row(of id: ObjectID) -> Int? { ids.firstIndex(of: id) }

  package subscript(row: Int) -> LogEntry {
    let start = row == 0 ? 0 : Int(subjectEnds[row - 1])
    return LogEntry(
      id: ids[row], parents: Array(parents(row)),
      time: Date(timeIntervalSince1970: TimeInterval(times[row])),
      author: people[Int(authors[row])],
      subject: String(decoding: subjects[start..<Int(subjectEnds[row])], as: UTF8.self),
      decorations: decorations[row] ?? [])
  }

  /// Adds the fields of one commit as git writes them.
  mutating func append(_ fields: [ArraySlice<UInt8>]) throws {
    guard fields.count == LogParser.fieldCount, let id = ObjectID(fields[0]) else {
      throw WaymarkError(.gitFailed, "Git's log has a line that Waymark cannot read.")
    }
    if !fields[4].isEmpty {
      decorations[count] = Decoration.parse(String(decoding: fields[4], as: UTF8.self)[...])
    }
    ids.append(id)
    parents += fields[1].split(separator: 0x20).compactMap { ObjectID($0) }
    parentEnds.append(UInt32(clamping: parents.count))
    times.append(Int64(String(decoding: fields[2], as: UTF8.self)) ?? 0)
    authors.append(person(String(decoding: fields[3], as: UTF8.self)))
    subjects += fields[5]
    subjectEnds.append(UInt32(clamping: subjects.count))
  }

  /// Adds the rows of another table.
  package mutating func append(_ other: CommitTable) {
    let first = count
    ids += other.ids
    parentEnds += other.parentEnds.map { $0 + UInt32(clamping: parents.count) }
    parents += other.parents
    times += other.times
    let places = other.people.map { person($0) }
    authors += other.authors.map { places[Int($0)] }
    subjectEnds += other.subjectEnds.map { $0 + UInt32(clamping: subjects.count) }
    subjects += other.subjects
    for (row, found) in other.decorations { decorations[first + row] = found }
  }

  private mutating func person(_ name: String) -> UInt32 {
    if let place = personPlaces[name] { return place }
    let place = UInt32(clamping: people.count)
    people.append(name)
    personPlaces[name] = place
    return place
  }
}
