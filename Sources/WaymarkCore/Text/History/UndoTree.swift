/// Every state that a text was in, as a tree: undoing and editing on begins a new branch, and the
/// old one stays.
package struct UndoTree: Sendable {
  /// One state; the changes are what led to it from its parent.
  struct Node: Sendable {
    let parent: Int
    var changes: [TextChange]
    var before: SelectionSet
    var after: SelectionSet
    /// The states that were made from this one, the oldest first.
    var children: [Int] = []
    /// The child that redoing goes to.
    var preferred: Int?
  }

  /// A state by its number; 0 is the text as it was opened.
  package typealias State = Int

  private(set) var nodes: [Node]
  package private(set) var current: State = 0

  init() {
    nodes = [Node(parent: -1, changes: [], before: SelectionSet(), after: SelectionSet())]
  }

  package var canUndo: Bool { current != 0 }
  package var canRedo: Bool { nodes[current].preferred != nil }

  /// How many edits taking the last step back makes, or making it again.
  package func editCount(redoing: Bool) -> Int {
    let state = redoing ? nodes[current].preferred : current
    return state.map { nodes[$0].changes.reduce(0) { $0 + $1.count } } ?? 0
  }

  /// The number of states.
  package var count: Int { nodes.count }

  /// The states that were made from a state, the oldest first.
  package func branches(of state: State) -> [State] { nodes[state].children }

  /// The state that a state was made from; nil for the first.
  package func parent(of state: State) -> State? { state == 0 ? nil : nodes[state].parent }

  /// Adds a state after the current one and goes there.
  mutating func add(_ change: TextChange, before: SelectionSet, after: SelectionSet) {
    nodes.append(Node(parent: current, changes: [change], before: before, after: after))
    let number = nodes.count - 1
    nodes[current].children.append(number)
    nodes[current].preferred = number
    current = number
  }

  /// Makes a change part of the current state, which has to be a leaf and not the first.
  mutating func extend(by change: TextChange, after: SelectionSet) {
    let last = nodes[current].changes.count - 1
    if last < 0 || !nodes[current].changes[last].extend(by: change) {
      nodes[current].changes.append(change)
    }
    nodes[current].after = after
  }

  /// Whether the current state may take in further changes.
  var isExtensible: Bool { current != 0 && nodes[current].children.isEmpty }

  /// Goes to a state.
  ///
  /// - Returns: The changes that lead there, in order, and the selections there; nil when there is
  ///   no such state.
  mutating func go(to state: State) -> (changes: [TextChange], selections: SelectionSet)? {
    guard nodes.indices.contains(state) else { return nil }
    var up: [State] = []
    var down: [State] = []
    var (from, to) = (current, state)
    // Parents have smaller numbers than their children.
    while from != to {
      if from > to {
        up.append(from)
        from = nodes[from].parent
      } else {
        down.append(to)
        to = nodes[to].parent
      }
    }
    var changes = up.flatMap { nodes[$0].changes.reversed().map(\.inverse) }
    for state in down.reversed() {
      changes += nodes[state].changes
      nodes[nodes[state].parent].preferred = state
    }
    let selections = down.isEmpty ? nodes[up.last ?? state].before : nodes[state].after
    current = state
    return (changes, selections)
  }

  /// The state that undoing leads to.
  var undoTarget: State? { canUndo ? nodes[current].parent : nil }

  /// The state that redoing leads to.
  var redoTarget: State? { nodes[current].preferred }
}
