import Foundation
import Testing
import WaymarkTestSupport

@testable import WaymarkCore

@Suite struct ImageSizeTests {
  /// The first bytes of pictures of 300 by 200 pixels.
  private static let pictures: [(name: String, bytes: [UInt8])] = [
    (
      "png",
      [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 0, 0, 0, 13, 0x49, 0x48, 0x44, 0x52]
        + [0, 0, 0x01, 0x2C, 0, 0, 0, 0xC8, 8, 6, 0, 0, 0]
    ),
    ("gif", Array("GIF89a".utf8) + [0x2C, 0x01, 0xC8, 0, 0, 0]),
    (
      "jpg",
      [0xFF, 0xD8, 0xFF, 0xE0, 0, 4, 1, 2, 0xFF, 0xC0, 0, 17, 8, 0, 0xC8, 0x01, 0x2C, 3]
        + [UInt8](repeating: 0, count: 12)
    ),
    (
      "webp",
      Array("RIFF".utf8) + [0, 0, 0, 0] + Array("WEBPVP8X".utf8) + [10, 0, 0, 0, 0, 0, 0, 0]
        + [0x2B, 0x01, 0, 0xC7, 0, 0]
    ),
    (
      "bmp",
      Array("BM".utf8) + [UInt8](repeating: 0, count: 16) + [0x2C, 0x01, 0, 0, 0xC8, 0, 0, 0]
    ),
  ]

  @Test func `pictures tell their size by their first bytes, and nothing else does`() {
    for (name, bytes) in Self.pictures {
      let size = ImageSize(bytes)
      #expect(size?.width == 300 && size?.height == 200, "\(name)")
      for count in 0..<bytes.count { _ = ImageSize(bytes.prefix(count)) }
    }
    #expect(ImageSize(Array("no picture at all, only text".utf8)) == nil)
    #expect(ImageSize([0xFF, 0xD8, 0xFF, 0xE0, 0, 0, 0xFF]) == nil)
  }

  @Test func `a picture that changed is told by its size before and after`() async throws {
    let sandbox = try GitSandbox()
    let png = Self.pictures[0].bytes
    try sandbox.write(GitPath("a.png"), png + [UInt8](repeating: 0, count: 50)).commit("First")
    var larger = png
    larger[19] = 0x90
    try sandbox.write(GitPath("a.png"), larger + [UInt8](repeating: 0, count: 70))
    let repository = try await sandbox.open()
    let file = try #require(try await repository.diff(.unstaged()).first)
    #expect(file.content == .binary)
    let sizes = try await repository.imageSizes(of: file, new: .workTree)
    #expect(sizes.old == ImageSize(width: 300, height: 200))
    #expect(sizes.new == ImageSize(width: 400, height: 200))
    let both = try await repository.contents(of: file, new: .workTree, limit: 1000)
    #expect(both.old?.count == png.count + 50 && both.new?.count == png.count + 70)
    #expect(try await repository.contents(of: file, new: .workTree, limit: 10).old == nil)
  }
}
