/// A piece with the offset in the text that it begins at.
struct PlacedPiece: Sendable {
  var piece: Piece
  var start: Int

  var end: Int { start + piece.length }
}

extension PieceTree {
  /// The piece that has the byte at an offset; nil at the end of the text and beyond.
  func piece(at offset: Int) -> PlacedPiece? {
    guard offset >= 0, offset < summary.bytes else { return nil }
    var (node, start) = (root, 0)
    while !node.isLeaf {
      for child in node.children {
        if offset < start + child.summary.bytes {
          node = child.node
          break
        }
        start += child.summary.bytes
      }
    }
    for piece in node.pieces {
      if offset < start + piece.length { return PlacedPiece(piece: piece, start: start) }
      start += piece.length
    }
    return nil
  }

  /// The number of line feeds before an offset, or nil where they are not counted yet.
  func lines(before offset: Int, _ storage: TextStorage) -> Int? {
    var (node, rest, lines) = (root, offset, 0)
    while !node.isLeaf {
      var next: PieceNode?
      for child in node.children {
        if rest < child.summary.bytes {
          next = child.node
          break
        }
        if child.summary.unknown > 0 { return nil }
        lines += child.summary.lines
        rest -= child.summary.bytes
      }
      guard let next else { return rest == 0 ? lines : nil }
      node = next
    }
    for piece in node.pieces {
      if rest < piece.length {
        let part = storage.part(piece, from: 0, to: rest)
        if rest == 0 { return lines }
        return part.lines < 0 ? nil : lines + part.lines
      }
      if piece.lines < 0 { return nil }
      lines += piece.lines
      rest -= piece.length
    }
    return lines
  }

  /// The offset after the line feed of that number, from 1; nil where there is none or it is not
  /// counted yet.
  func offset(afterLine number: Int, _ storage: TextStorage) -> Int? {
    var (node, rest, start) = (root, number, 0)
    while !node.isLeaf {
      var next: PieceNode?
      for child in node.children {
        if rest <= child.summary.lines {
          next = child.node
          break
        }
        if child.summary.unknown > 0 { return nil }
        rest -= child.summary.lines
        start += child.summary.bytes
      }
      guard let next else { return nil }
      node = next
    }
    for piece in node.pieces {
      // What is known of a node does not say on which side of an unknown piece it lies.
      if piece.lines < 0 { return nil }
      if rest <= piece.lines { return start + storage.offset(in: piece, afterLine: rest) }
      rest -= piece.lines
      start += piece.length
    }
    return nil
  }

  /// The first piece at or after an offset whose lines are not counted.
  func unknownPiece(from offset: Int) -> PlacedPiece? {
    guard summary.unknown > 0 else { return nil }
    return PieceTree.unknownPiece(root, 0, offset)
  }

  private static func unknownPiece(
    _ node: PieceNode, _ start: Int, _ offset: Int
  ) -> PlacedPiece? {
    var start = start
    if node.isLeaf {
      for piece in node.pieces {
        if piece.lines < 0, start + piece.length > offset {
          return PlacedPiece(piece: piece, start: start)
        }
        start += piece.length
      }
      return nil
    }
    for child in node.children {
      if child.summary.unknown > 0, start + child.summary.bytes > offset,
        let found = unknownPiece(child.node, start, offset)
      {
        return found
      }
      start += child.summary.bytes
    }
    return nil
  }

  /// Counts lines as far as the index of the original has got.
  ///
  /// - Returns: Whether anything is known that was not before.
  mutating func countLines(_ storage: TextStorage) -> Bool {
    let completed = storage.original.lines.completed
    var offset = 0
    var isChanged = false
    while let found = unknownPiece(from: offset) {
      offset = found.end
      let known = min(completed - found.piece.start, found.piece.length)
      guard known > 0 else { continue }
      let parts = [
        storage.part(found.piece, from: 0, to: known),
        storage.part(found.piece, from: known, to: found.piece.length),
      ]
      // The whole piece as its own part would keep its unknown count.
      var counted = parts[0]
      counted.lines = storage.count(counted)
      guard counted.lines >= 0 else { continue }
      replace(
        found.start..<found.end, with: [counted] + parts[1...].filter { $0.length > 0 }, storage)
      isChanged = true
    }
    return isChanged
  }

  /// Checks what holds of every tree; for tests.
  ///
  /// - Returns: What does not hold, or nil.
  func defect(_ storage: TextStorage) -> String? {
    var problem: String?
    func check(_ node: PieceNode, _ height: Int, isRoot: Bool) {
      if node.isLeaf != (height == 0) { problem = "a leaf at height \(height)" }
      if node.count > PieceNode.most { problem = "\(node.count) in a node" }
      if !isRoot, node.count < PieceNode.fewest { problem = "only \(node.count) in a node" }
      if isRoot, !node.isLeaf, node.count < 2 { problem = "a root with one child" }
      for piece in node.pieces {
        if piece.length <= 0 { problem = "an empty piece" }
        let count = storage.count(piece)
        // A long piece made of short ones is counted although the index has not got there.
        if piece.lines >= 0, count >= 0, piece.lines != count { problem = "wrong lines" }
      }
      for child in node.children {
        if child.summary != child.node.summary { problem = "a stale summary" }
        check(child.node, height - 1, isRoot: false)
      }
    }
    check(root, height, isRoot: true)
    if summary != root.summary { problem = "a stale summary of all" }
    return problem
  }
}

/// Goes through the pieces of a tree in order.
struct PieceCursor: Sequence, IteratorProtocol {
  // The path to the current leaf, with the next place in every node of it.
  private var path: [(node: PieceNode, next: Int)] = []
  private var start = 0

  /// Begins with the piece that has the byte at an offset.
  init(_ tree: PieceTree, from offset: Int = 0) {
    guard offset < tree.summary.bytes else { return }
    var node = tree.root
    while !node.isLeaf {
      var index = 0
      while start + node.children[index].summary.bytes <= offset {
        start += node.children[index].summary.bytes
        index += 1
      }
      path.append((node, index + 1))
      node = node.children[index].node
    }
    var index = 0
    while start + node.pieces[index].length <= offset {
      start += node.pieces[index].length
      index += 1
    }
    path.append((node, index))
  }

  mutating func next() -> PlacedPiece? {
    while let (node, next) = path.last {
      if next == node.count {
        path.removeLast()
        continue
      }
      path[path.count - 1].next += 1
      if node.isLeaf {
        let placed = PlacedPiece(piece: node.pieces[next], start: start)
        start = placed.end
        return placed
      }
      path.append((node.children[next].node, 0))
    }
    return nil
  }
}
