/// The order of a text's pieces, as a balanced tree that knows bytes and lines of every branch.
///
/// A value: copies share their nodes until one of them is edited, so that a search or a parser
/// reads on in the version that it began with.
struct PieceTree: @unchecked Sendable {
  // Safe: a node that more than one reference leads to is never changed.
  var root: PieceNode
  private(set) var height: Int
  private(set) var summary: PieceSummary

  /// No text.
  init() { self.init(PieceNode(pieces: []), height: 0) }

  /// Any number of pieces, in order.
  init(_ pieces: some Sequence<Piece>) {
    var builder = PieceTreeBuilder()
    for piece in pieces { builder.add(piece) }
    self = builder.finish()
  }

  init(_ root: PieceNode, height: Int) {
    self.root = root
    self.height = height
    summary = root.summary
  }

  private init(_ child: PieceNode.Child, height: Int) {
    root = child.node
    summary = child.summary
    self.height = height
  }

  /// A tree over children of one height; none makes it empty.
  private init(children: ArraySlice<PieceNode.Child>, height: Int) {
    switch children.count {
    case 0: self.init()
    case 1: self.init(children[children.startIndex], height: height)
    default: self.init(PieceNode(children: Array(children)), height: height + 1)
    }
  }

  var isEmpty: Bool { summary.bytes == 0 }

  // MARK: - Editing

  /// Puts pieces in the place of a range.
  mutating func replace(_ range: Range<Int>, with pieces: [Piece], _ storage: TextStorage) {
    if let summary = PieceTree.edit(
      &root, isRoot: true, range, pieces, storage)
    {
      self.summary = summary
      return
    }
    let (left, rest) = split(at: range.lowerBound, storage)
    let (_, right) = rest.split(at: range.count, storage)
    self = PieceTree.joined(PieceTree.joined(left, PieceTree(pieces)), right)
  }

  /// Edits within one leaf, when it neither becomes too large nor too small.
  ///
  /// - Returns: The node's new summary, or nil when it has to be done otherwise; nothing changed
  ///   then.
  private static func edit(
    _ node: inout PieceNode, isRoot: Bool, _ range: Range<Int>, _ pieces: [Piece],
    _ storage: TextStorage
  ) -> PieceSummary? {
    guard !node.isLeaf else {
      let edited = PieceTree.edited(node.pieces, range, pieces, storage)
      guard edited.count <= PieceNode.most, isRoot || edited.count >= PieceNode.fewest else {
        return nil
      }
      PieceNode.own(&node)
      node.pieces = edited
      return node.summary
    }
    var start = 0
    for index in node.children.indices {
      let end = start + node.children[index].summary.bytes
      if range.lowerBound <= end {
        guard range.upperBound <= end else { return nil }
        let local = range.lowerBound - start..<range.upperBound - start
        PieceNode.own(&node)
        guard
          let summary = edit(
            &node.children[index].node, isRoot: false, local, pieces, storage)
        else { return nil }
        node.children[index].summary = summary
        return node.summary
      }
      start = end
    }
    return nil
  }

  /// The pieces of a leaf after an edit, neighbours merged.
  private static func edited(
    _ old: [Piece], _ range: Range<Int>, _ pieces: [Piece], _ storage: TextStorage
  ) -> [Piece] {
    var result: [Piece] = []
    result.reserveCapacity(old.count + pieces.count + 1)
    func add(_ piece: Piece) {
      guard piece.length > 0 else { return }
      if !result.isEmpty, result[result.count - 1].merge(piece) { return }
      result.append(piece)
    }
    var start = 0
    var isDone = false
    for piece in old {
      let end = start + piece.length
      if end <= range.lowerBound {
        add(piece)
      } else if start >= range.upperBound, isDone {
        add(piece)
      } else {
        if start < range.lowerBound {
          add(storage.part(piece, from: 0, to: range.lowerBound - start))
        }
        if !isDone {
          pieces.forEach(add)
          isDone = true
        }
        let cut = max(range.upperBound - start, 0)
        if cut < piece.length { add(storage.part(piece, from: cut, to: piece.length)) }
      }
      start = end
    }
    if !isDone { pieces.forEach(add) }
    return result
  }

  // MARK: - Splitting and joining

  /// The texts before and after an offset.
  func split(at offset: Int, _ storage: TextStorage) -> (PieceTree, PieceTree) {
    if offset <= 0 { return (PieceTree(), self) }
    if offset >= summary.bytes { return (self, PieceTree()) }
    return PieceTree.split(root, height, offset, storage)
  }

  private static func split(
    _ node: PieceNode, _ height: Int, _ offset: Int, _ storage: TextStorage
  ) -> (PieceTree, PieceTree) {
    var start = 0
    guard !node.isLeaf else {
      for (index, piece) in node.pieces.enumerated() {
        let end = start + piece.length
        if offset < end {
          var (left, right) = (Array(node.pieces[..<index]), Array(node.pieces[index...]))
          if offset > start {
            let (before, after) = storage.split(piece, at: offset - start)
            left.append(before)
            right[0] = after
          }
          return (
            PieceTree(PieceNode(pieces: left), height: 0),
            PieceTree(PieceNode(pieces: right), height: 0)
          )
        }
        start = end
      }
      return (PieceTree(node, height: 0), PieceTree())
    }
    for (index, child) in node.children.enumerated() {
      let end = start + child.summary.bytes
      if offset < end {
        let (left, right) = split(child.node, height - 1, offset - start, storage)
        return (
          joined(PieceTree(children: node.children[..<index], height: height - 1), left),
          joined(right, PieceTree(children: node.children[(index + 1)...], height: height - 1))
        )
      }
      start = end
    }
    return (PieceTree(node, height: height), PieceTree())
  }

  /// One text after the other.
  static func joined(_ left: PieceTree, _ right: PieceTree) -> PieceTree {
    if left.isEmpty { return right }
    if right.isEmpty { return left }
    let height = max(left.height, right.height)
    let leftChild = PieceNode.Child(node: left.root, summary: left.summary)
    let rightChild = PieceNode.Child(node: right.root, summary: right.summary)
    let nodes =
      left.height >= right.height
      ? append(leftChild, rightChild, left.height - right.height)
      : prepend(rightChild, leftChild, right.height - left.height)
    return PieceTree(children: nodes[...], height: height)
  }

  /// Adds a node at the end of one that is so many levels higher.
  private static func append(
    _ node: PieceNode.Child, _ added: PieceNode.Child, _ levels: Int
  ) -> [PieceNode.Child] {
    guard levels > 0 else { return PieceNode.merged(node, added) }
    let node = node.node.copy
    let last = node.children.removeLast()
    node.children += append(last, added, levels - 1)
    return PieceNode.halves(node)
  }

  /// Adds a node at the beginning of one that is so many levels higher.
  private static func prepend(
    _ node: PieceNode.Child, _ added: PieceNode.Child, _ levels: Int
  ) -> [PieceNode.Child] {
    guard levels > 0 else { return PieceNode.merged(added, node) }
    let node = node.node.copy
    let first = node.children.removeFirst()
    node.children.insert(contentsOf: prepend(first, added, levels - 1), at: 0)
    return PieceNode.halves(node)
  }
}

/// Makes a tree of pieces that come in order, merging neighbours.
struct PieceTreeBuilder {
  private var leaves: [PieceNode.Child] = []
  private var pieces: [Piece] = []

  /// Leaves room in every node, so that the next edits find it.
  private static let fill = PieceNode.most * 2 / 3

  init() {}

  /// Adds the next piece.
  mutating func add(_ piece: Piece) {
    guard piece.length > 0 else { return }
    if !pieces.isEmpty, pieces[pieces.count - 1].merge(piece) { return }
    if pieces.count == Self.fill {
      leaves.append(PieceNode(pieces: pieces).asChild)
      pieces = []
      pieces.reserveCapacity(Self.fill)
    }
    pieces.append(piece)
  }

  /// The tree of all pieces.
  consuming func finish() -> PieceTree {
    var level = leaves
    var last = PieceNode(pieces: pieces).asChild
    var height = 0
    while !level.isEmpty {
      // Only the last node may be too small; it is evened out with the one before.
      if last.node.count < PieceNode.fewest, let before = level.popLast() {
        let both = PieceNode.merged(before, last)
        level += both.dropLast()
        if let end = both.last { last = end }
        if level.isEmpty { break }
      }
      level.append(last)
      var branches: [PieceNode.Child] = []
      for start in stride(from: 0, to: level.count, by: Self.fill) {
        let children = Array(level[start..<min(start + Self.fill, level.count)])
        branches.append(PieceNode(children: children).asChild)
      }
      height += 1
      last = branches.removeLast()
      level = branches
    }
    return PieceTree(last.node, height: height)
  }
}
