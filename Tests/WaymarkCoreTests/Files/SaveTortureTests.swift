import Foundation
import Testing
import WaymarkTestSupport

@testable import WaymarkCore

@Suite struct SaveTortureTests {
  private static let saves = 1000
  private static let kills = 80

  @Test func `a program killed at any point of 1000 saves leaves a whole content`() throws {
    let folder = try TemporaryFolder()
    let file = folder.path + "/file.txt"
    var done = 0
    for kill in 0..<SaveTortureTests.kills {
      let goal = SaveTortureTests.saves * (kill + 1) / SaveTortureTests.kills
      done = try saveUntilKilled(file, from: done, to: goal, in: folder.path)
      let number = try wholeContent(file)
      #expect(number >= done, "a finished save was lost")
      done = max(done, number)
      // The name of staged content may be left, once; the next save takes it over.
      let names = try FileManager.default.contentsOfDirectory(atPath: folder.path)
      #expect(Set(names).isSubset(of: ["file.txt", ".file.txt.waymark~"]))
    }
    #expect(done >= SaveTortureTests.saves)
  }

  /// Runs the saving program until it has done so many saves and kills it soon after.
  ///
  /// - Returns: The last save that the program said was done.
  private func saveUntilKilled(
    _ file: String, from: Int, to goal: Int, in folder: String
  ) throws -> Int {
    let output = try TestPipe()
    let program = try StartedProgram(
      SaveTortureTests.program.path, [file, String(from)], output: output.writing)
    output.closeWriting()
    var last = from
    var text = ""
    while last < goal {
      let bytes = output.nextBytes()
      if bytes.isEmpty { break }
      text += String(decoding: bytes, as: UTF8.self)
      last =
        text.split(separator: "\n").dropLast(text.hasSuffix("\n") ? 0 : 1).last
        .flatMap { Int($0) } ?? last
    }
    // Some point of the saves that follow; no condition is waited for.
    usleep(UInt32.random(in: 0...4000))
    program.kill()
    #expect(program.waitForExit() == 128 + SIGKILL)
    return last
  }

  /// The number of the content, which has to be whole.
  private func wholeContent(_ file: String) throws -> Int {
    let text = String(
      decoding: try Data(contentsOf: URL(fileURLWithPath: file)), as: UTF8.self)
    let lines = text.split(separator: "\n")
    let number = try #require(lines.first.flatMap { Int($0.dropFirst("begin ".count)) })
    #expect(text.hasSuffix("\nend \(number)\n"))
    #expect(lines.count == 2 + number * 7919 % 12_000)
    return number
  }

  private static var program: URL {
    // The tests are a bundle in the folder that programs are built into.
    let folders = Bundle.allBundles.map { $0.bundleURL.deletingLastPathComponent() }
    let beside = URL(fileURLWithPath: CommandLine.arguments.first ?? "").deletingLastPathComponent()
    let programs = (folders + [beside]).map { $0.appendingPathComponent("save-loop") }
    return programs.first { FileManager.default.isExecutableFile(atPath: $0.path) } ?? programs[0]
  }
}
