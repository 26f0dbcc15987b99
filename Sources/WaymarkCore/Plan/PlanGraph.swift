/// The dependencies and the hierarchy of a plan's objectives.
package struct PlanGraph: Sendable {
  private let keys: [String]
  private let index: [String: Int]
  /// For each objective those it depends on, by position.
  package let dependencies: [[Int]]
  /// For each objective its children, by position.
  package let children: [[Int]]
  /// Objectives without a parent, by position.
  package let roots: [Int]

  package init(_ objectives: [Objective]) {
    keys = objectives.map(\.key)
    let index = Dictionary(
      objectives.enumerated().map { ($1.key, $0) }, uniquingKeysWith: { first, _ in first })
    self.index = index
    dependencies = objectives.map { objective in
      objective.dependsOn.compactMap { index[$0] }
    }
    var children = [[Int]](repeating: [], count: objectives.count)
    var roots: [Int] = []
    for (place, objective) in objectives.enumerated() {
      if let parent = objective.parent.flatMap({ index[$0] }), parent != place {
        children[parent].append(place)
      } else {
        roots.append(place)
      }
    }
    self.children = children
    self.roots = roots
  }

  /// For each objective how many others depend on it directly.
  package var dependents: [[Int]] {
    var dependents = [[Int]](repeating: [], count: keys.count)
    for (place, targets) in dependencies.enumerated() {
      for target in targets where target != place { dependents[target].append(place) }
    }
    return dependents
  }

  /// One cycle of each group of objectives that depend on each other, as keys in order.
  ///
  /// It is a shortest one through the group's first objective. Runs without recursion and in time
  /// linear to the dependencies: a plan can be any file.
  package func cycles() -> [[String]] {
    groups().filter { $0.count > 1 }.map { group in
      let members = Set(group)
      return shortestCycle(through: group.min() ?? group[0], in: members).map { keys[$0] }
    }
  }

  /// Objectives that can reach each other: strongly connected components.
  ///
  /// Source: R. Tarjan, “Depth-first search and linear graph algorithms”, 1972.
  private func groups() -> [[Int]] {
    var number = [Int](repeating: -1, count: keys.count)
    var low = [Int](repeating: 0, count: keys.count)
    var isOpen = [Bool](repeating: false, count: keys.count)
    var open: [Int] = []
    var found: [[Int]] = []
    var next = 0
    for start in keys.indices where number[start] < 0 {
      var path: [(node: Int, edge: Int)] = [(start, 0)]
      while let (node, edge) = path.last {
        if edge == 0 {
          (number[node], low[node]) = (next, next)
          next += 1
          open.append(node)
          isOpen[node] = true
        }
        if edge < dependencies[node].count {
          path[path.count - 1].edge += 1
          let target = dependencies[node][edge]
          if number[target] < 0 {
            path.append((target, 0))
          } else if isOpen[target] {
            low[node] = min(low[node], number[target])
          }
          continue
        }
        path.removeLast()
        if let above = path.last?.node { low[above] = min(low[above], low[node]) }
        guard low[node] == number[node], let first = open.lastIndex(of: node) else { continue }
        let group = Array(open[first...])
        open.removeSubrange(first...)
        for member in group { isOpen[member] = false }
        found.append(group)
      }
    }
    return found.sorted { ($0.min() ?? 0) < ($1.min() ?? 0) }
  }

  /// The fewest steps from an objective back to itself, in the order of dependency.
  private func shortestCycle(through start: Int, in members: Set<Int>) -> [Int] {
    var before: [Int: Int] = [:]
    var wave = [start]
    while !wave.isEmpty {
      var following: [Int] = []
      for node in wave {
        for target in dependencies[node] where members.contains(target) && target != node {
          if target == start {
            var path = [node]
            while let last = path.last, last != start, let step = before[last] { path.append(step) }
            return path.reversed()
          }
          if before[target] == nil {
            before[target] = node
            following.append(target)
          }
        }
      }
      wave = following
    }
    return [start]
  }
}
