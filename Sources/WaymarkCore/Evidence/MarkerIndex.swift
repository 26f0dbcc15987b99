/// The `waymark: KEY` comments of a source tree, by key.
struct MarkerIndex {
  private var links: [String: [Evidence]] = [:]

  init(_ files: [SourceFile]) {
    for file in files {
      for key in file.markers {
        add(
          Evidence(
            path: file.path, line: 0, score: 1, origin: .marker, why: [key], isTest: file.isTest),
          under: key)
      }
      for symbol in file.symbols {
        for key in symbol.markers {
          add(file.evidence(of: symbol, score: 1, origin: .marker, why: [key]), under: key)
        }
      }
    }
  }

  /// The places marked with a key; upper and lower case are the same.
  func evidence(for key: String) -> [Evidence] { links[key.lowercased()] ?? [] }

  /// All keys that the code names, in lower case.
  var keys: Set<String> { Set(links.keys) }

  private mutating func add(_ link: Evidence, under key: String) {
    links[key.lowercased(), default: []].append(link)
  }
}
