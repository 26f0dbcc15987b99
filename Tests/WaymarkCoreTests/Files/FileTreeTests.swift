import Foundation
import Testing
import WaymarkTestSupport

@testable import WaymarkCore

@Suite struct FileTreeTests {
  private let repository: TemporaryRepository
  private let files: ProjectFiles

  init() throws {
    repository = try TemporaryRepository()
    files = try ProjectFiles(root: repository.path)
  }

  private func tree(_ filter: FileTree.Filter = .init()) async throws -> FileTree {
    FileTree(root: try files.list(.root), ignored: try await files.ignoredPaths(), filter: filter)
  }

  private func outline(_ tree: FileTree) -> [String] {
    (0..<tree.count).map { index in
      let row = tree[index]
      return String(repeating: "  ", count: row.depth) + row.entry.shown
        + (row.entry.isFolder ? "/" : "") + (row.isIgnored ? " ignored" : "")
    }
  }

  @Test func `names are in natural order and folders come first`() throws {
    for name in ["file10", "File2", "file1", "b/x", "a12/x", "a2/x", "file002"] {
      try repository.write(name, "")
    }
    let names = try files.list(.root).map(\.shown)
    // Two names for the number 2 differ by their bytes.
    #expect(names == [".git", "a2", "a12", "b", "file1", "File2", "file002", "file10"])
  }

  @Test func `a tree opens one folder at a time and keeps it open`() async throws {
    try repository.write("src/deep/c.swift", "").write("src/b.swift", "").write("a.txt", "")
    var tree = try await tree()
    #expect(outline(tree) == ["src/", "a.txt"])
    tree.expand(0, try files.list(tree[0].path))
    tree.expand(1, try files.list(tree[1].path))
    #expect(outline(tree) == ["src/", "  deep/", "    c.swift", "  b.swift", "a.txt"])
    try repository.write("src/0.swift", "").write("0/x", "")
    tree.update(try ProjectPath("src"), try files.list(try ProjectPath("src")))
    tree.update(.root, try files.list(.root))
    #expect(
      outline(tree)
        == ["0/", "src/", "  deep/", "    c.swift", "  0.swift", "  b.swift", "a.txt"])
    #expect(tree.index(of: try ProjectPath("src/deep/c.swift")) == 3)
    tree.collapse(1)
    #expect(outline(tree) == ["0/", "src/", "a.txt"])
    #expect(tree.expandedFolders == [.root])
  }

  @Test func `a folder that has gone takes its rows along`() async throws {
    try repository.write("src/deep/c", "").write("a", "")
    var tree = try await tree()
    tree.expand(0, try files.list(tree[0].path))
    tree.expand(1, try files.list(tree[1].path))
    try FileManager.default.removeItem(atPath: repository.path + "/src")
    tree.update(.root, try files.list(.root))
    #expect(outline(tree) == ["a"])
    #expect(!tree.isExpanded(try ProjectPath("src/deep")))
  }

  @Test func `hidden and ignored entries show on request`() async throws {
    try repository.write(".gitignore", "*.o\nbuild/\n").write("a.c", "").write("a.o", "")
      .write("build/x", "").write("src/b.o", "").write("src/b.c", "")
    var tree = try await tree()
    tree.expand(0, try files.list(tree[0].path))
    #expect(outline(tree) == ["src/", "  b.c", "a.c"])
    tree.setFilter(.init(showsHidden: true, showsIgnored: true))
    #expect(
      outline(tree) == [
        ".git/ ignored", "build/ ignored", "src/", "  b.c", "  b.o ignored", ".gitignore", "a.c",
        "a.o ignored",
      ])
    try repository.write(".gitignore", "*.c\n")
    tree.setIgnored(try await files.ignoredPaths())
    tree.setFilter(.init())
    #expect(outline(tree) == ["build/", "src/", "  b.o", "a.o"])
  }

  @Test func `without a repository nothing is ignored`() async throws {
    let folder = try TemporaryFolder().write(".gitignore", "a").write("a", "")
    let files = try ProjectFiles(root: folder.path)
    #expect(try await files.ignoredPaths() == IgnoredPaths())
  }

  @Test func `a link to a folder is one and a dangling link is a file`() throws {
    try repository.write("real/x", "")
    for (name, target) in [("link", "real"), ("dangling", "nowhere")] {
      try FileManager.default.createSymbolicLink(
        atPath: "\(repository.path)/\(name)", withDestinationPath: target)
    }
    let entries = try files.list(.root)
    #expect(entries.map(\.shown) == [".git", "link", "real", "dangling"])
    #expect(entries.map(\.kind) == [.folder, .link, .folder, .link])
  }
}
