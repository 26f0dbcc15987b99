/// Which file uses what which other file defines: imports, and names that stand in both.
///
/// It comes from what the index keeps of each file, so that no file is read again. A name counts
/// when it has several parts (`ReplyStream`, `reply_stream`) and few files define it: single words
/// and common names say nothing about where they come from.
struct ReferenceGraph {
  /// A way from one file to another.
  struct Edge {
    var target: Int
    var weight: Double
  }

  /// How often a symbol is used by other files, by file and place in it.
  private(set) var uses: [[Int: Double]]
  /// The ways out of each file.
  private(set) var edges: [[Edge]]

  private static let importWeight = 3.0
  /// A name that more files define is not followed.
  private static let definitionLimit = 3

  init(_ files: [SourceFile]) {
    var definitions: [TermID: [(file: Int, symbol: Int)]] = [:]
    for (index, file) in files.enumerated() where !file.isTest {
      for (place, symbol) in file.symbols.enumerated() {
        guard let term = ReferenceGraph.term(symbol) else { continue }
        definitions[term, default: []].append((index, place))
      }
    }
    let imports = ImportGraph(files).targets
    uses = Array(repeating: [:], count: files.count)
    edges = []
    edges.reserveCapacity(files.count)
    for (index, file) in files.enumerated() {
      var weights: [Int: Double] = [:]
      for target in imports[index] { weights[target, default: 0] += ReferenceGraph.importWeight }
      for entry in file.profile.entries where entry.field == .body || entry.field == .type {
        guard let places = definitions[entry.term] else { continue }
        let owners = Set(places.map(\.file))
        guard owners.count <= ReferenceGraph.definitionLimit, !owners.contains(index) else {
          continue
        }
        let weight = Double(entry.count).squareRoot() / Double(places.count)
        for place in places {
          weights[place.file, default: 0] += weight
          uses[place.file][place.symbol, default: 0] += weight
        }
      }
      edges.append(
        weights.map { Edge(target: $0.key, weight: $0.value) }
          .sorted { $0.target < $1.target })
    }
  }

  /// What a name is known by in other files; nil for one that says nothing.
  private static func term(_ symbol: Symbol) -> TermID? {
    let name = symbol.name
    let isSpelledOut = name.contains("_") || name.dropFirst().contains { $0.isUppercase }
    guard symbol.kind != .test, isSpelledOut, name.utf8.count >= 5 else { return nil }
    return Words.hash(name.lowercased().utf8)
  }
}
