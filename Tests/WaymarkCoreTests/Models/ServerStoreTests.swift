import Foundation
import Testing
import WaymarkTestSupport

@testable import WaymarkCore

@Suite struct ServerStoreTests {
  private let home: TemporaryFolder
  private let store: ServerStore

  init() throws {
    home = try TemporaryFolder()
    store = ServerStore(try Database(path: home.path + "/data/waymark.db"))
  }

  @Test func `the first server is the default and the list keeps the person's order`() throws {
    let first = try store.add(name: " box ", url: "box:1")
    let second = try store.add(name: "gpu", url: "https://gpu")
    let third = try store.add(name: "far", url: "far")
    #expect(first.name == "box")
    #expect(try store.standard()?.id == first.id)
    try store.move(third, to: 0)
    #expect(try store.list().map(\.name) == ["far", "box", "gpu"])
    try store.move(third, to: 99)
    #expect(try store.list().map(\.name) == ["box", "gpu", "far"])
    #expect(try store.makeDefault(second).isDefault)
    #expect(try store.list().filter(\.isDefault).map(\.name) == ["gpu"])
  }

  @Test func `a server is found by name and id`() throws {
    let box = try store.add(name: "box", url: "box:1")
    #expect(try store.find(named: "box") == box)
    #expect(try store.find(named: "\(box.id)") == box)
    let error = #expect(throws: WaymarkError.self) { try store.find(named: "gone") }
    #expect(error?.code == .serverNotFound)
    #expect(error?.blame == .usage)
  }

  @Test func `removing keeps the row, hands the default on and can be undone`() throws {
    let box = try store.add(name: "box", url: "box:1")
    let gpu = try store.add(name: "gpu", url: "gpu:1")
    try store.remove(box)
    #expect(try store.list().map(\.name) == ["gpu"])
    #expect(try store.standard()?.id == gpu.id)
    #expect(try store.find(id: box.id)?.name == "box")
    _ = try store.restore(try #require(try store.list(.removed).first))
    #expect(try store.list().map(\.name) == ["box", "gpu"])
    #expect(try store.standard()?.id == gpu.id)
  }

  @Test func `a name is unique among those that are there`() throws {
    let box = try store.add(name: "box", url: "box:1")
    let error = #expect(throws: WaymarkError.self) { try store.add(name: "box", url: "x:1") }
    #expect(error?.code == .serverConflict)
    try store.remove(box)
    _ = try store.add(name: "box", url: "x:1")
    let conflict = #expect(throws: WaymarkError.self) {
      try store.restore(try #require(try store.list(.removed).first))
    }
    #expect(conflict?.code == .serverConflict)
  }

  @Test(arguments: ["", "  ", "12", "a\u{1B}b", String(repeating: "x", count: 65)])
  func `a bad name is refused`(name: String) {
    let error = #expect(throws: WaymarkError.self) { try store.add(name: name, url: "box") }
    #expect(error?.field == "name")
  }

  @Test func `settings are checked and come back as they were`() throws {
    var settings = ServerSettings()
    settings.key = "sha256//" + Data(repeating: 7, count: 32).base64EncodedString()
    settings.idleSeconds = 12.5
    settings.standsIn = true
    let box = try store.add(name: "box", url: "https://box", settings: settings)
    #expect(try store.find(named: "box").settings == settings)
    for (path, value) in [\ServerSettings.key: "sha256//abc", \.authority: "/no/such.pem"] {
      var changed = box
      changed.settings[keyPath: path] = value
      #expect(throws: WaymarkError.self) { try store.update(changed) }
    }
    var hasty = box
    hasty.settings.connectSeconds = 0
    #expect(throws: WaymarkError.self) { try store.update(hasty) }
  }
}
