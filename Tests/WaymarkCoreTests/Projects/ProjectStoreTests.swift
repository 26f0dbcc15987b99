import Foundation
import Testing
import WaymarkTestSupport

@testable import WaymarkCore

@Suite struct ProjectStoreTests {
  private let home: TemporaryFolder
  private let store: ProjectStore

  init() throws {
    home = try TemporaryFolder()
    store = ProjectStore(try Database(path: home.path + "/data/waymark.db"))
  }

  @Test func `a project is found again by id, path and name`() throws {
    let folder = try TemporaryFolder()
    let added = try store.add(
      name: " Engine ", summary: "Runs", path: folder.path, repositoryURL: "https://example.org/e")
    #expect(added.name == "Engine")
    #expect(added.path == folder.path)
    #expect(try store.find(named: "Engine") == added)
    #expect(try store.find(named: String(added.id)) == added)
    #expect(try store.find(named: folder.path) == added)
    #expect(try store.list() == [added])
  }

  @Test func `a symbolic link and its target are the same project`() throws {
    let folder = try TemporaryFolder()
    let link = home.path + "/link"
    try FileManager.default.createSymbolicLink(atPath: link, withDestinationPath: folder.path)
    _ = try store.add(name: "One", path: folder.path)
    #expect(throws: WaymarkError.self) { try store.add(name: "Two", path: link) }
  }

  @Test(arguments: ["", "   ", String(repeating: "x", count: 256)])
  func `a bad name is refused`(name: String) throws {
    let error = #expect(throws: WaymarkError.self) { try store.add(name: name, path: home.path) }
    #expect(error?.code == .invalidArgument)
    #expect(error?.field == "name")
  }

  @Test func `a name of 255 characters is accepted`() throws {
    let name = String(repeating: "é", count: 255)
    #expect(try store.add(name: name, path: home.path).name == name)
  }

  @Test func `a path has to be an existing directory`() throws {
    try home.write("file", "")
    let missing = #expect(throws: WaymarkError.self) {
      try store.add(name: "A", path: home.path + "/nowhere")
    }
    #expect(missing?.code == .pathNotFound)
    let file = #expect(throws: WaymarkError.self) {
      try store.add(name: "A", path: home.path + "/file")
    }
    #expect(file?.code == .notADirectory)
  }

  @Test func `the same path twice is a conflict that names the project`() throws {
    _ = try store.add(name: "First", path: home.path)
    let error = #expect(throws: WaymarkError.self) {
      try store.add(name: "Second", path: home.path)
    }
    #expect(error?.code == .projectConflict)
    #expect(error?.message.contains("First") == true)
  }

  @Test func `removing hides a project and adding its path brings it back`() throws {
    let folder = try TemporaryFolder().write("kept.txt", "mine")
    let first = try store.add(name: "Old", path: folder.path)
    try store.remove(first)
    #expect(try store.list().isEmpty)
    #expect(try store.list(.removed).map(\.id) == [first.id])
    #expect(throws: WaymarkError.self) { try store.find(named: "Old") }
    #expect(try folder.read("kept.txt") == "mine")
    let again = try store.add(name: "New", path: folder.path)
    #expect(again.id == first.id)
    #expect(again.name == "New")
    #expect(again.status == .active)
  }

  @Test func `an update changes what it names and leaves the rest`() throws {
    let project = try store.add(name: "A", summary: "s", path: home.path, repositoryURL: "u")
    let renamed = try store.update(project, name: "B")
    #expect(renamed.name == "B")
    #expect(renamed.summary == "s")
    #expect(renamed.repositoryURL == "u")
    #expect(try store.update(renamed, repositoryURL: "").repositoryURL == nil)
  }

  @Test func `an update cannot take another project's path`() throws {
    let folder = try TemporaryFolder()
    let first = try store.add(name: "A", path: home.path)
    _ = try store.add(name: "B", path: folder.path)
    #expect(throws: WaymarkError.self) { try store.update(first, path: folder.path) }
  }

  @Test func `a name that fits several projects has to be made precise`() throws {
    let folder = try TemporaryFolder()
    _ = try store.add(name: "Same", path: home.path)
    _ = try store.add(name: "Same", path: folder.path)
    let error = #expect(throws: WaymarkError.self) { try store.find(named: "Same") }
    #expect(error?.code == .invalidArgument)
  }
}
