import Foundation
import Testing
import WaymarkCore
import WaymarkTerminal
import WaymarkTestSupport

@testable import WaymarkApp

/// Files that are no text are shown in hexadecimal, whatever their size.
@Suite struct ShownBytesTests {
  /// Three megabytes, each line of sixteen bytes with its number.
  private func open(size: Size = Size(rows: 24, columns: 90)) async throws -> AppDriver {
    let project = try EditedProject([:])
    var data = Data(capacity: 3 << 20)
    for line in 0..<(3 << 16) {
      var number = UInt32(line).bigEndian
      withUnsafeBytes(of: &number) { data.append(contentsOf: $0) }
      data.append(contentsOf: [UInt8](repeating: 0, count: 12))
    }
    try data.write(to: URL(fileURLWithPath: project.folder.path + "/data.bin"))
    return await project.open("data.bin", size: size)
  }

  @Test func `all of a large file is gone through`() async throws {
    let app = try await open()
    #expect(app.row(2).hasPrefix(" 000000  00 00 00 00"))
    #expect(app.row(1).contains("byte 0 of 3,145,728"))
    await app.press("ctrl-end")
    #expect(app.screen.contains("2ffff0  00 02 ff ff"))
    #expect(app.row(1).contains("byte 3,145,712"))
    await app.press("ctrl-home")
    #expect(app.row(2).hasPrefix(" 000000  00 00 00 00"))
    await app.give("editor.go-to-line 0x180000")
    #expect(app.screen.contains("180000  00 01 80 00"))
    await app.press("up")
    #expect(app.row(1).contains("byte 1,572,848"))
    await app.give("editor.go-to-line nowhere")
    #expect(app.screen.contains("is no address"))
  }

  @Test func `scrolling leads into what was not read yet`() async throws {
    let app = try await open()
    let first = try #require(app.application.panes.editor.current?.bytes?.dump.range)
    let start = first.upperBound - ShownBytes.margin
    await app.give("editor.go-to-line \(start - 32)")
    #expect(app.application.panes.editor.current?.bytes?.dump.range.lowerBound == 0)
    await app.press("down", "down", "down")
    let range = try #require(app.application.panes.editor.current?.bytes?.dump.range)
    #expect(range.lowerBound > 0)
    // The same place is on the screen.
    #expect(app.row(1).contains("byte \(Figures.count(start + 16))"))
    await app.press("down")
    #expect(app.row(1).contains("byte \(Figures.count(start + 32))"))
  }
}
