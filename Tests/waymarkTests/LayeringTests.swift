import Foundation
import Testing

/// Holds the imports under `Sources/` against the tables of `Sources/ARCHITECTURE.md`.
@Suite struct LayeringTests {
  private let sources = URL(fileURLWithPath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    .appendingPathComponent("Sources")

  @Test func `every module imports only what the architecture allows`() throws {
    let rows = try table(under: "## Modules")
    #expect(rows.count >= 4)
    for row in rows {
      let allowed = Set(names(row[2]) + names(row[3]))
      for (file, imported) in try imports(below: row[0]) {
        #expect(allowed.contains(imported), "\(file) imports \(imported)")
      }
    }
  }

  @Test func `every folder of the core imports only what the architecture allows`() throws {
    let rows = try table(under: "## Folders of the core")
    let listed = Set(rows.map { $0[0] })
    let present = try FileManager.default
      .contentsOfDirectory(atPath: sources.appendingPathComponent("WaymarkCore").path)
    #expect(Set(present) == listed)
    for row in rows {
      let allowed = Set(names(row[1]))
      for (file, imported) in try imports(below: "WaymarkCore/\(row[0])") {
        #expect(allowed.contains(imported), "\(file) imports \(imported)")
      }
    }
  }

  @Test func `nothing that input can reach ends the program`() throws {
    let forbidden = ["fatalError(", "try!", "as!", "preconditionFailure(", "unsafelyUnwrapped"]
    for (file, text) in try swiftFiles(below: ".") {
      for word in forbidden {
        #expect(!text.contains(word), "\(file) has \(word)")
      }
    }
  }

  @Test func `a file is one room of at most 400 lines`() throws {
    for (file, text) in try swiftFiles(below: ".") {
      let lines = text.split(separator: "\n", omittingEmptySubsequences: false).count
      #expect(lines <= 400, "\(file) has \(lines) lines")
    }
  }

  private func table(under heading: String) throws -> [[String]] {
    let page = try String(
      contentsOf: sources.appendingPathComponent("ARCHITECTURE.md"), encoding: .utf8)
    let section = page.components(separatedBy: heading + "\n").dropFirst().first ?? ""
    let lines = section.split(separator: "\n").prefix { !$0.hasPrefix("## ") }
    return lines.filter { $0.hasPrefix("| `") }.map { line in
      line.split(separator: "|").map {
        $0.trimmingCharacters(in: CharacterSet(charactersIn: " `"))
      }
    }
  }

  private func names(_ cell: String) -> [String] {
    cell.split(separator: ",").map { $0.trimmingCharacters(in: .whitespaces) }
  }

  private func imports(below folder: String) throws -> [(String, String)] {
    try swiftFiles(below: folder).flatMap { file, text in
      text.split(separator: "\n").compactMap { line in
        let words = line.split(separator: " ").map(String.init)
        guard let place = words.firstIndex(of: "import"), place < 2, words.count > place + 1,
          place == 0 || ["internal", "package", "public", "@testable"].contains(words[0])
        else { return nil }
        return (file, words[place + 1])
      }
    }
  }

  private func swiftFiles(below folder: String) throws -> [(String, String)] {
    let root = sources.appendingPathComponent(folder)
    let names = FileManager.default.enumerator(atPath: root.path)?.compactMap { $0 as? String }
    return try (names ?? []).filter { $0.hasSuffix(".swift") }.sorted().map { name in
      (name, try String(contentsOf: root.appendingPathComponent(name), encoding: .utf8))
    }
  }
}
