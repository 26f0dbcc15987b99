import Foundation
import Testing
import WaymarkTestSupport

@testable import WaymarkCore

@Suite struct SaveTortureTests {
  private static let saves = 1000
  private static let kills = 80

  @Test func `a program killed at any point of 1000 saves leaves content and journal whole`()
    throws
  {
    let folder = try TemporaryFolder()
    let project = folder.path + "/project"
    try FileManager.default.createDirectory(
      atPath: project, withIntermediateDirectories: true)
    let (file, state) = (project + "/file.txt", folder.path + "/state")
    let files = try ProjectFiles(root: project)
    var last = Progress()
    var resumed = 0
    for kill in 0..<SaveTortureTests.kills {
      let goal = SaveTortureTests.saves * (kill + 1) / SaveTortureTests.kills
      let before = last.saved
      // A history that is kept is gone on with, for some runs.
      if kill % 10 == 0 { try? FileManager.default.removeItem(atPath: state + "/history") }
      let done = try saveUntilKilled(
        file, from: before, to: goal, state, isStopping: kill.isMultiple(of: 3))
      let onDisk = try number(of: Data(contentsOf: URL(fileURLWithPath: file)))
      #expect(onDisk >= done.saved, "a finished save was lost")
      #expect(onDisk <= done.edited + 1, "more was saved than was ever typed")
      let begin = try checkJournal(RecoveryStore(state: state), files, done, onDisk: onDisk)
      if let begin, begin < before { resumed += 1 }
      // The name of staged content may be left, once; the next save takes it over.
      let names = try FileManager.default.contentsOfDirectory(atPath: project)
      #expect(Set(names).isSubset(of: ["file.txt", ".file.txt.waymark~"]))
      last = Progress(edited: onDisk, saved: onDisk)
    }
    #expect(last.saved >= SaveTortureTests.saves)
    #expect(resumed > 0, "no run went on with a history that was kept")
  }

  /// What the program said that it had done.
  private struct Progress {
    var edited = 0
    var saved = 0

    init(edited: Int = 0, saved: Int = 0) { (self.edited, self.saved) = (edited, saved) }

    init(_ output: String, from start: Int) {
      (edited, saved) = (start, start)
      // The last line may be cut off.
      for line in output.split(separator: "\n", omittingEmptySubsequences: false).dropLast() {
        let words = line.split(separator: " ")
        guard words.count == 2, let number = Int(words[1]) else { continue }
        if words[0] == "edited" { edited = number } else { saved = number }
      }
    }
  }

  /// The journal holds every edit that the program said was in it, and brings the last one back.
  ///
  /// - Returns: The number of the content that the journal begins with; nil without one.
  private func checkJournal(
    _ store: RecoveryStore, _ files: ProjectFiles, _ done: Progress, onDisk: Int
  ) throws -> Int? {
    let left = try store.abandoned()
    #expect(left.count <= 1)
    guard let journal = left.first else {
      // Nothing is left when the last thing that it tells of is a save.
      #expect(onDisk >= done.edited, "an edit is neither in the file nor in a journal")
      return nil
    }
    let base = try #require(journal.header.base)
    let start = base.isEmpty ? 0 : try number(of: Data(base))
    #expect((done.edited...done.edited + 1).contains(start + journal.changeCount))
    var text = try journal.recover(in: files)
    func content() -> Data { Data(text.buffer.snapshot.bytes(0..<text.buffer.count)) }
    let recovered = try number(of: content())
    #expect(recovered == start + journal.changeCount, "the journal brings back another edit")
    #expect(recovered >= onDisk)
    // The history is whole, too: every content before it comes back.
    for earlier in stride(from: recovered - 1, to: start, by: -1) {
      #expect(text.buffer.undo() != nil)
      #expect(try number(of: content()) == earlier)
    }
    journal.discard()
    return start
  }

  /// Runs the saving program until it has done so many saves and kills it soon after.
  private func saveUntilKilled(
    _ file: String, from: Int, to goal: Int, _ state: String, isStopping: Bool
  ) throws -> Progress {
    let output = try TestPipe()
    let program = try StartedProgram(
      SaveTortureTests.program.path,
      [file, String(from), state] + (isStopping ? [String(goal)] : []), output: output.writing)
    output.closeWriting()
    var text = ""
    while Progress(text, from: from).saved < goal {
      let bytes = output.nextBytes()
      if bytes.isEmpty { break }
      text += String(decoding: bytes, as: UTF8.self)
    }
    // Some point of the edits and saves that follow; no condition is waited for.
    usleep(UInt32.random(in: 0...12_000))
    program.kill()
    #expect(program.waitForExit() == 128 + SIGKILL)
    while case let bytes = output.nextBytes(), !bytes.isEmpty {
      text += String(decoding: bytes, as: UTF8.self)
    }
    return Progress(text, from: from)
  }

  /// The number of a content, which has to be whole.
  private func number(of content: Data) throws -> Int {
    let text = String(decoding: content, as: UTF8.self)
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
