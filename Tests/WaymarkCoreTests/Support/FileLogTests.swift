import Foundation
import Logging
import Testing
import WaymarkCore
import WaymarkTestSupport

@Suite struct FileLogTests {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  @Test func `a line has time, level, label, message and details`() throws {
    let file = FileLog.File(path: folder.path + "/state/waymark.log")
    var logger = Logger(label: "waymark") { FileLog(file, label: $0) }
    logger[metadataKey: "tab"] = "git"
    logger.warning("slow\n\u{1B}[31m", metadata: ["ms": "250"])
    logger.debug("not this")
    file.flush()
    let line = try folder.read("state/waymark.log")
    #expect(line.hasSuffix("Z warning  waymark: slow �[31m ms=250 tab=git\n"))
    #expect(line.wholeMatch(of: /\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ .*\n/) != nil)
    let mode =
      try FileManager.default.attributesOfItem(
        atPath: folder.path + "/state/waymark.log")[.posixPermissions] as? Int
    #expect(mode == 0o600)
  }

  @Test func `a long log is set aside once`() throws {
    try folder.write("waymark.log", String(repeating: "x", count: 200))
    let file = FileLog.File(path: folder.path + "/waymark.log", limit: 100)
    Logger(label: "waymark") { FileLog(file, label: $0) }.error("new")
    file.flush()
    #expect(try folder.read("waymark.log.1").count == 200)
    #expect(try folder.read("waymark.log").contains("waymark: new"))
  }

  @Test func `a place that cannot be written to is no failure`() throws {
    try folder.write("file", "")
    let file = FileLog.File(path: folder.path + "/file/waymark.log")
    Logger(label: "waymark") { FileLog(file, label: $0) }.error("lost")
    file.flush()
    #expect(try folder.read("file").isEmpty)
  }
}
