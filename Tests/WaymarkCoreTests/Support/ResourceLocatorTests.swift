import Testing
import WaymarkCore
import WaymarkTestSupport

@Suite struct ResourceLocatorTests {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  private func locator(option: String? = nil, _ environment: [String: String] = [:])
    -> ResourceLocator
  {
    ResourceLocator(
      option: option, environment: environment, configuration: "\(folder.path)/config",
      executable: "\(folder.path)/prefix/bin/waymark", workingFolder: "\(folder.path)/work/deep")
  }

  @Test func `folders come in the order in which they win`() throws {
    try folder.write("work/Package.swift", "").write("work/themes/default.toml", "")
    let folders = locator(["WAYMARK_DATA": "data"]).folders
    #expect(folders.map(\.origin) == [.option, .user, .installed, .checkout])
    #expect(
      folders.map(\.path) == [
        "\(folder.path)/work/deep/data", "\(folder.path)/config",
        "\(folder.path)/prefix/share/waymark", "\(folder.path)/work",
      ])
    #expect(locator(option: "/x", ["WAYMARK_DATA": "/y"]).folders.first?.path == "/x")
  }

  @Test func `earlier folders win by name and the others stay reachable`() throws {
    try folder.write("config/themes/nord.toml", "").write("config/themes/.hidden.toml", "")
      .write("config/themes/notes.txt", "")
      .write("prefix/share/waymark/themes/nord.toml", "")
      .write("prefix/share/waymark/themes/dark.toml", "")
    let found = locator()
    #expect(found.candidates(.themes, named: "nord").map(\.origin) == [.user, .installed])
    #expect(found.all(.themes).map(\.name) == ["nord", "dark", "nord"])
    #expect(found.all(.keymaps).isEmpty)
    #expect(found.candidates(.themes, named: "../themes/nord").isEmpty)
    #expect(found.candidates(.themes, named: "").isEmpty)
  }
}
