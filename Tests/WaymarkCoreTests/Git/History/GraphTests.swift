import Testing

@testable import WaymarkCore

@Suite struct GraphTests {
  private struct Commit {
    var id: ObjectID
    var parents: [ObjectID]
  }

  private func id(_ number: Int) throws -> ObjectID {
    let digits = String(number, radix: 16)
    let start = String(repeating: "0", count: 8 - digits.count) + digits
    return try #require(ObjectID(start + String(repeating: "0", count: 32)))
  }

  /// A random history, children first; with `skew` some parents come before their children.
  private func history(_ count: Int, skew: Bool, _ random: inout SplitMix) throws -> [Commit] {
    var commits: [Commit] = []
    for number in 1...count {
      var parents: [ObjectID] = []
      let rest = number + 1...max(number + 1, min(count, number + 12))
      if number < count {
        for _ in 0..<([1, 1, 1, 2, 2, 3, 0].randomElement(using: &random) ?? 1) {
          let parent = try id(rest.randomElement(using: &random) ?? number + 1)
          if !parents.contains(parent) { parents.append(parent) }
        }
      }
      commits.append(Commit(id: try id(number), parents: parents))
    }
    if skew {
      for _ in 0..<count / 10 {
        let place = Int.random(in: 0..<count - 1, using: &random)
        commits.swapAt(place, place + 1)
      }
    }
    return commits
  }

  private func table(_ commits: ArraySlice<Commit>) throws -> CommitTable {
    var parser = LogParser()
    for commit in commits {
      let parents = commit.parents.map(\.hex).joined(separator: " ")
      try parser.feed(Array("\(commit.id.hex)\0\(parents)\01\0A\0\0S\0".utf8))
    }
    return parser.take()
  }

  /// Follows every line down and checks where it arrives.
  private func check(_ commits: [Commit], _ rows: [GraphRow], seed: UInt64) {
    let places = Dictionary(uniqueKeysWithValues: commits.enumerated().map { ($1.id, $0) })
    // Which commit each column waits for, after the row that was checked last.
    var waiting: [Int: ObjectID] = [:]
    for (number, commit) in commits.enumerated() {
      let row = rows[number]
      let own = waiting.first { $0.value == commit.id }
      if let own {
        #expect(own.key == row.column, "row \(number) of seed \(seed) is not where its lines end")
      } else {
        let free = (0...waiting.count).first { waiting[$0] == nil }
        #expect(row.column == free, "row \(number) of seed \(seed) is not in the leftmost column")
      }
      let below = commit.parents.filter { (places[$0] ?? Int.max) > number }
      var next: [Int: ObjectID] = [:]
      for edge in row.edges where edge.from != row.column {
        #expect(edge.to == edge.from, "a lane moved")
        #expect(waiting[edge.from] != nil, "a line out of nothing")
        next[edge.to] = waiting[edge.from]
      }
      for (column, wanted) in waiting where column != row.column {
        #expect(next[column] == wanted, "a line was cut")
      }
      let targets = row.edges.filter { $0.from == row.column }.map(\.to)
      #expect(Set(targets).count == targets.count)
      #expect(targets.count == below.count, "row \(number) of seed \(seed)")
      var left = Set(below)
      for target in targets {
        if let joined = next[target] {
          #expect(left.remove(joined) != nil, "joined what is no parent")
        }
      }
      // What is left goes into columns that nothing else is in, in the order of parents.
      let fresh = targets.filter { next[$0] == nil }
      #expect(fresh.count == left.count)
      let ordered = below.filter(left.contains)
      if let first = ordered.first, first == below.first {
        next[row.column] = first
        #expect(fresh.contains(row.column))
        for (column, parent) in zip(fresh.filter { $0 != row.column }, ordered.dropFirst()) {
          next[column] = parent
        }
      } else {
        for (column, parent) in zip(fresh, ordered) { next[column] = parent }
      }
      #expect(Set(next.values).count == next.count, "two columns wait for one commit")
      waiting = next
    }
  }

  @Test(arguments: [false, true])
  func `lines lead from every commit to its parents and lanes never move`(_ skew: Bool) throws {
    for seed in UInt64(1)...60 {
      var random = SplitMix(seed: seed)
      let commits = try history(80, skew: skew, &random)
      var graph = LogGraph()
      let table = try table(commits[...])
      graph.extend(to: table)
      check(commits, graph.rows(0..<table.count, of: table), seed: seed)
    }
  }

  @Test func `a graph that grows is the same as one made at once`() throws {
    var random = SplitMix(seed: 5)
    let commits = try history(1000, skew: true, &random)
    let whole = try table(commits[...])
    var once = LogGraph()
    once.extend(to: whole)
    let rows = once.rows(0..<whole.count, of: whole)
    var growing = LogGraph()
    var table = CommitTable()
    var start = 0
    while start < commits.count {
      let end = min(commits.count, start + Int.random(in: 1...90, using: &random))
      table.append(try self.table(commits[start..<end]))
      growing.extend(to: table)
      #expect(growing.rows(start..<end, of: table) == Array(rows[start..<end]))
      start = end
    }
    for _ in 0..<50 {
      let low = Int.random(in: 0..<1000, using: &random)
      let range = low..<min(1000, low + 40)
      #expect(growing.rows(range, of: table) == Array(rows[range]))
    }
    #expect(growing.rows(990..<2000, of: table).count == 10)
    #expect(table.count == whole.count)
  }

  @Test func `a branch and its merge are two columns`() throws {
    let commits = [
      Commit(id: try id(1), parents: [try id(3), try id(2)]),
      Commit(id: try id(2), parents: [try id(4)]), Commit(id: try id(3), parents: [try id(4)]),
      Commit(id: try id(4), parents: []),
    ]
    var layout = GraphLayout()
    let rows = commits.map { layout.place($0.id, $0.parents) }
    #expect(rows.map(\.column) == [0, 1, 0, 1])
    #expect(rows.map(\.width) == [2, 2, 2, 2])
    #expect(rows[2].edges.map { [$0.from, $0.to] } == [[0, 1], [1, 1]])
    #expect(rows[3].edges.isEmpty)
  }
}
