import Foundation
import Testing
import WaymarkTestSupport

@testable import WaymarkCore

@Suite struct FileMetadataTests {
  @Test func `a file's size, mode, language and hash`() throws {
    let folder = try TemporaryFolder().write("run", "#!/usr/bin/env python3\n")
    let files = try ProjectFiles(root: folder.path)
    let metadata = try files.metadata(of: try ProjectPath("run"))
    #expect(metadata.status.size == 23)
    #expect(metadata.language == "python")
    let sum = try Command.run("sha256sum", ["run"], in: folder.path).output
    #expect(metadata.sha256 == sum.split(separator: " ").first.map(String.init))
    #expect(try files.metadata(of: .root).sha256 == nil)
  }

  @Test(arguments: [
    ("", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"),
    ("abc", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"),
    (
      "abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq",
      "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1"
    ),
  ])
  func `the standard's examples`(text: String, expected: String) {
    for portion in [1, 5, 64, 100] {
      var hash = SHA256()
      let bytes = Array(text.utf8)
      for start in stride(from: 0, to: bytes.count, by: portion) {
        bytes[start..<min(start + portion, bytes.count)].withUnsafeBytes { hash.update($0) }
      }
      let digits = hash.finish().map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
      #expect(digits == expected)
    }
  }
}
