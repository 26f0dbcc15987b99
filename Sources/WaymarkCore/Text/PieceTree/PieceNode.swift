/// A node of a piece tree: a leaf with pieces, or a branch with children, all of one height.
///
/// Nodes are shared between versions of a text and are only changed through a reference that is the
/// only one.
final class PieceNode {
  struct Child {
    var node: PieceNode
    var summary: PieceSummary
  }

  /// Of a leaf.
  var pieces: [Piece]
  /// Of a branch; empty for a leaf.
  var children: [Child]

  /// The most pieces of a leaf and children of a branch; the root alone may have fewer than a third.
  static let most = 48
  static let fewest = 16

  init(pieces: [Piece]) {
    self.pieces = pieces
    children = []
  }

  init(children: [Child]) {
    pieces = []
    self.children = children
  }

  var isLeaf: Bool { children.isEmpty }

  var count: Int { isLeaf ? pieces.count : children.count }

  var summary: PieceSummary {
    var sum = PieceSummary()
    if isLeaf {
      for piece in pieces { sum += PieceSummary(piece) }
    } else {
      for child in children { sum += child.summary }
    }
    return sum
  }

  var copy: PieceNode {
    isLeaf ? PieceNode(pieces: pieces) : PieceNode(children: children)
  }

  /// Makes sure that a node may be changed.
  static func own(_ node: inout PieceNode) {
    if !isKnownUniquelyReferenced(&node) { node = node.copy }
  }

  /// The node as a child.
  var asChild: Child { Child(node: self, summary: summary) }

  /// Makes one node of two of the same height, or two that are both full enough.
  static func merged(_ left: consuming Child, _ right: consuming Child) -> [Child] {
    var (left, right) = (left, right)
    if left.node.isLeaf, let last = left.node.pieces.last, let first = right.node.pieces.first {
      var both = last
      if both.merge(first) {
        own(&left.node)
        own(&right.node)
        left.node.pieces[left.node.pieces.count - 1] = both
        right.node.pieces.removeFirst()
        left.summary = left.node.summary
        right.summary = right.node.summary
        if right.node.pieces.isEmpty { return [left] }
      }
    }
    if left.node.count >= fewest, right.node.count >= fewest { return [left, right] }
    own(&left.node)
    if left.node.isLeaf {
      left.node.pieces += right.node.pieces
    } else {
      left.node.children += right.node.children
    }
    return halves(left.node)
  }

  /// The node, or two halves of it when it has become too large.
  static func halves(_ node: PieceNode) -> [Child] {
    guard node.count > most else { return [node.asChild] }
    let middle = node.count / 2
    let right: PieceNode
    if node.isLeaf {
      right = PieceNode(pieces: Array(node.pieces[middle...]))
      node.pieces.removeSubrange(middle...)
    } else {
      right = PieceNode(children: Array(node.children[middle...]))
      node.children.removeSubrange(middle...)
    }
    return [node.asChild, right.asChild]
  }
}
