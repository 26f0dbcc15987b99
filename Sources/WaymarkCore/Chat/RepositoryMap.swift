/// A map of a repository for a model: its most connected files and symbols, as many as fit into a
/// budget.
struct RepositoryMap {
  private struct Item {
    var file: Int
    var symbol: Int
    var score: Double
  }

  private let files: [SourceFile]
  private let graph: ReferenceGraph

  init(_ files: [SourceFile]) {
    self.files = files
    graph = ReferenceGraph(files)
  }

  /// Writes the map.
  ///
  /// - Parameters:
  ///   - budget: The most tokens.
  ///   - focus: Paths that the conversation is about; what they use comes first.
  /// - Returns: Files by rank, each with its symbols by line; empty when there is nothing to show.
  func text(budget: Int, focus: Set<String> = []) -> String {
    let starts = focus.isEmpty ? [] : files.map { focus.contains($0.path) ? 50.0 : 1.0 }
    let ranks = PageRank.ranks(graph.edges, starts: starts)
    let items = items(ranks)
    // The text grows with the number of symbols, so the number that fits is searched for.
    var (low, high) = (0, items.count)
    while low < high {
      let middle = (low + high + 1) / 2
      if tokens(render(items.prefix(middle), ranks)) <= budget {
        low = middle
      } else {
        high = middle - 1
      }
    }
    return render(items.prefix(low), ranks)
  }

  private func tokens(_ text: String) -> Int {
    TokenEstimator().tokens(bytes: text.utf8.count, of: .map)
  }

  /// Every symbol, the most important first.
  private func items(_ ranks: [Double]) -> [Item] {
    var items: [Item] = []
    for (index, file) in files.enumerated() where !file.isTest {
      let used = graph.uses[index].values.reduce(0, +)
      for (place, symbol) in file.symbols.enumerated() where symbol.kind != .test {
        // Half of a file's rank goes to its symbols by how much they are used, half by what they
        // are.
        let share = used > 0 ? (graph.uses[index][place] ?? 0) / used : 0
        let kind = symbol.kind == .type ? 1.0 : symbol.kind == .constant ? 0.1 : 0.3
        let own = kind / Double(file.symbols.count)
        items.append(Item(file: index, symbol: place, score: ranks[index] * (share + own) / 2))
      }
    }
    return items.sorted {
      $0.score != $1.score
        ? $0.score > $1.score : ($0.file, $0.symbol) < ($1.file, $1.symbol)
    }
  }

  private func render(_ items: ArraySlice<Item>, _ ranks: [Double]) -> String {
    var symbols: [Int: [Int]] = [:]
    for item in items { symbols[item.file, default: []].append(item.symbol) }
    let order = symbols.keys.sorted {
      ranks[$0] != ranks[$1] ? ranks[$0] > ranks[$1] : $0 < $1
    }
    var text = ""
    for file in order {
      text += files[file].path + "\n"
      for place in (symbols[file] ?? []).sorted() {
        let symbol = files[file].symbols[place]
        let depth = symbol.container.isEmpty ? 1 : 2
        let parameters =
          symbol.kind == .function || symbol.kind == .method
          ? "(\(symbol.parameters.joined(separator: ", ")))" : ""
        text += String(repeating: "  ", count: depth)
        text += "\(symbol.line): \(symbol.kind.name) \(symbol.name)\(parameters)\n"
      }
    }
    return text
  }
}
