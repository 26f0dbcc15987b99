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
  package func cycles() -> [[String]] {
    var state = [UInt8](repeating: 0, count: keys.count)
    var found: [[String]] = []
    for start in keys.indices where state[start] == 0 {
      var path: [(node: Int, next: Int)] = [(start, 0)]
      state[start] = 1
      while let (node, next) = path.last {
        guard next < dependencies[node].count else {
          state[node] = 2
          path.removeLast()
          continue
        }
        path[path.count - 1].next += 1
        let target = dependencies[node][next]
        if target == node { continue }
        if state[target] == 0 {
          state[target] = 1
          path.append((target, 0))
        } else if state[target] == 1, let from = path.firstIndex(where: { $0.node == target }) {
          found.append(path[from...].map { keys[$0.node] })
        }
      }
    }
    return found
  }
}
