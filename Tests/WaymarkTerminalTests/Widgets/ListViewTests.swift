import Testing

@testable import WaymarkTerminal

@Suite struct ListViewTests {
  private let look = ListView.Look(
    selection: Style(.standard, .reverse), mark: "", scrollbar: .plain, thumb: "#")

  @Test(arguments: [20, 1_000_000, Int.max / 2])
  func `only the rows on the screen are asked for`(count: Int) {
    var cursor = ListCursor()
    cursor.select(count - 1, of: count)
    cursor.reveal(height: 10, of: count)
    var asked: [Int] = []
    var canvas = Canvas(Size(rows: 10, columns: 20))
    ListView(cursor, count: count).draw(on: &canvas, look) { index, line in
      asked.append(index)
      line.write("row \(index)", row: 0, column: 0)
    }
    #expect(asked == Array((count - 10)..<count))
    #expect(canvas.grid[9, 0].style.attributes.contains(.reverse))
    #expect(canvas.grid[9, 19].character == "#")
    #expect(canvas.grid[0, 19].character == " ")
  }

  @Test func `a list that fits has no scroll bar`() {
    var canvas = Canvas(Size(rows: 3, columns: 20))
    ListView(ListCursor(), count: 2).draw(on: &canvas, look) { index, line in
      line.write(String(repeating: "x", count: 20), row: 0, column: 0)
    }
    #expect(canvas.grid.text == "xxxxxxxxxxxxxxxxxxxx\nxxxxxxxxxxxxxxxxxxxx\n")
  }

  @Test func `no rows draw nothing`() {
    var canvas = Canvas(Size(rows: 3, columns: 20))
    ListView(ListCursor(), count: 0).draw(on: &canvas, look) { _, _ in
      Issue.record("There is no row to draw.")
    }
  }
}

@Suite struct TreeOutlineTests {
  /// Two roots with children.
  ///
  ///     0 a
  ///     1   b
  ///     2     c
  ///     3   d
  ///     4 e
  ///     5   f
  private var tree: TreeOutline { TreeOutline(depths: [0, 1, 2, 1, 0, 1]) }

  private func nodes(_ tree: TreeOutline) -> [Int] { (0..<tree.count).map { tree.node(atRow: $0) } }

  @Test func `opening shows children and closing hides all below`() {
    var tree = tree
    #expect(nodes(tree) == [0, 4])
    tree.expand(0)
    tree.expand(1)
    #expect(nodes(tree) == [0, 1, 2, 3, 4])
    tree.collapse(0)
    #expect(nodes(tree) == [0, 4])
    tree.expand(0)
    #expect(nodes(tree) == [0, 1, 2, 3, 4])
    tree.collapse(1)
    tree.expand(4)
    #expect(nodes(tree) == [0, 1, 3, 4, 5])
  }

  @Test func `rows, parents and depths are known`() {
    var tree = tree
    tree.reveal(2)
    #expect(nodes(tree) == [0, 1, 2, 3, 4])
    #expect(tree.row(of: 2) == 2)
    #expect(tree.row(of: 5) == nil)
    #expect(tree.parent(of: 2) == 1 && tree.parent(of: 3) == 0 && tree.parent(of: 4) == nil)
    #expect(tree.depth(of: 2) == 2)
    #expect(tree.hasChildren(1) && !tree.hasChildren(2) && !tree.hasChildren(5))
    tree.expandAll()
    #expect(nodes(tree) == [0, 1, 2, 3, 4, 5])
    tree.collapseAll()
    #expect(nodes(tree) == [0, 4])
    #expect(TreeOutline(depths: []).count == 0)
  }

  @Test func `rows always are what a walk over the tree gives`() {
    var random = SystemRandomNumberGenerator()
    for _ in 0..<50 {
      var depths: [Int] = []
      for _ in 0..<60 {
        depths.append(Int.random(in: 0...((depths.last ?? -1) + 1), using: &random))
      }
      var tree = TreeOutline(depths: depths)
      var open: Set<Int> = []
      for _ in 0..<80 {
        let node = Int.random(in: 0..<60, using: &random)
        if Bool.random(using: &random) {
          tree.expand(node)
          if tree.hasChildren(node) { open.insert(node) }
        } else {
          tree.collapse(node)
          open.remove(node)
        }
        let visible = depths.indices.filter { node in
          var around = tree.parent(of: node)
          while let parent = around {
            guard open.contains(parent) else { return false }
            around = tree.parent(of: parent)
          }
          return true
        }
        #expect(nodes(tree) == visible)
      }
    }
  }

  @Test func `a tree of a million nodes is drawn from the rows on the screen alone`() {
    let depths = (0..<1_000_000).map { $0 % 1000 == 0 ? 0 : 1 + $0 % 3 }
    var tree = TreeOutline(depths: depths)
    #expect(tree.count == 1000)
    tree.expandAll()
    var cursor = ListCursor()
    cursor.select(999_999, of: tree.count)
    cursor.reveal(height: 40, of: tree.count)
    var drawn = 0
    var canvas = Canvas(Size(rows: 40, columns: 120))
    ListView(cursor, count: tree.count).draw(
      on: &canvas, ListView.Look(selection: nil, scrollbar: .plain)
    ) { row, line in
      drawn += 1
      line.write("\(tree.node(atRow: row))", row: 0, column: 0)
    }
    #expect(drawn == 40)
    #expect(canvas.grid.text.contains("999999"))
  }
}
