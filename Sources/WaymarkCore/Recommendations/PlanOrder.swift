/// An order in which nothing comes before what it needs.
struct PlanOrder {
  /// Positions in the order in which to do them.
  let order: [Int]
  /// Dependencies that were left out to break a cycle: who needed whom.
  let broken: [(from: Int, to: Int)]

  /// Orders items.
  ///
  /// An item's urgency is the highest priority among itself and all that wait for it, so that a
  /// small blocker of something urgent comes first. Where dependencies go round, the item of the
  /// lowest priority goes first of them, without what it waits for.
  ///
  /// - Parameters:
  ///   - dependencies: For each item what it needs.
  ///   - priorities: For each item its priority.
  init(dependencies: [[Int]], priorities: [Int]) {
    var dependents = [[Int]](repeating: [], count: priorities.count)
    var waiting = [Int](repeating: 0, count: priorities.count)
    for (place, targets) in dependencies.enumerated() {
      for target in Set(targets) where target != place {
        dependents[target].append(place)
        waiting[place] += 1
      }
    }
    let urgency = PlanOrder.urgency(dependencies, priorities)
    func isEarlier(_ left: Int, _ right: Int) -> Bool {
      if urgency[left] != urgency[right] { return urgency[left] > urgency[right] }
      if priorities[left] != priorities[right] { return priorities[left] > priorities[right] }
      return left < right
    }
    var ready = Heap(isEarlier)
    for place in priorities.indices where waiting[place] == 0 { ready.insert(place) }
    var order: [Int] = []
    var isDone = [Bool](repeating: false, count: priorities.count)
    var broken: [(from: Int, to: Int)] = []
    let byPriority = priorities.indices.sorted {
      priorities[$0] != priorities[$1] ? priorities[$0] < priorities[$1] : $0 > $1
    }
    let inCycle = PlanOrder.cyclic(dependencies)
    while order.count < priorities.count {
      let next: Int
      if let place = ready.removeFirst() {
        next = place
      } else if let place = byPriority.first(where: { !isDone[$0] && inCycle[$0] }) {
        for target in Set(dependencies[place]).sorted() where !isDone[target] && target != place {
          broken.append((place, target))
        }
        next = place
      } else {
        break
      }
      guard !isDone[next] else { continue }
      isDone[next] = true
      order.append(next)
      for place in dependents[next] where !isDone[place] {
        waiting[place] -= 1
        if waiting[place] == 0 { ready.insert(place) }
      }
    }
    self.order = order
    self.broken = broken
  }

  /// The highest priority among an item and everything that waits for it.
  private static func urgency(_ dependencies: [[Int]], _ priorities: [Int]) -> [Int] {
    var urgency = priorities
    // From the most urgent down, each item is raised once: linear in the dependencies.
    for start in priorities.indices.sorted(by: { priorities[$0] > priorities[$1] }) {
      var stack = [start]
      while let place = stack.popLast() {
        for target in dependencies[place] where urgency[target] < priorities[start] {
          urgency[target] = priorities[start]
          stack.append(target)
        }
      }
    }
    return urgency
  }

  /// Which items lie on a cycle, by Tarjan's strongly connected components without recursion.
  private static func cyclic(_ dependencies: [[Int]]) -> [Bool] {
    var number = [Int](repeating: -1, count: dependencies.count)
    var low = number
    var onStack = [Bool](repeating: false, count: dependencies.count)
    var cyclic = onStack
    var stack: [Int] = []
    var counter = 0
    for start in dependencies.indices where number[start] < 0 {
      var path: [(node: Int, next: Int)] = [(start, 0)]
      while let (node, next) = path.last {
        if next == 0 {
          number[node] = counter
          low[node] = counter
          counter += 1
          stack.append(node)
          onStack[node] = true
        }
        if next < dependencies[node].count {
          path[path.count - 1].next += 1
          let target = dependencies[node][next]
          if number[target] < 0 {
            path.append((target, 0))
          } else if onStack[target] {
            low[node] = min(low[node], number[target])
          }
          continue
        }
        path.removeLast()
        if let parent = path.last { low[parent.node] = min(low[parent.node], low[node]) }
        guard low[node] == number[node], let from = stack.lastIndex(of: node) else { continue }
        let component = stack[from...]
        for member in component {
          onStack[member] = false
          cyclic[member] = component.count > 1
        }
        stack.removeSubrange(from...)
      }
    }
    return cyclic
  }
}

/// A binary heap with its order given from outside.
private struct Heap {
  private var items: [Int] = []
  private let isEarlier: (Int, Int) -> Bool

  init(_ isEarlier: @escaping (Int, Int) -> Bool) { self.isEarlier = isEarlier }

  mutating func insert(_ item: Int) {
    items.append(item)
    var place = items.count - 1
    while place > 0, isEarlier(items[place], items[(place - 1) / 2]) {
      items.swapAt(place, (place - 1) / 2)
      place = (place - 1) / 2
    }
  }

  mutating func removeFirst() -> Int? {
    guard let first = items.first else { return nil }
    items[0] = items[items.count - 1]
    items.removeLast()
    var place = 0
    while true {
      var best = place
      for child in [2 * place + 1, 2 * place + 2]
      where child < items.count && isEarlier(items[child], items[best]) {
        best = child
      }
      if best == place { return first }
      items.swapAt(place, best)
      place = best
    }
  }
}
