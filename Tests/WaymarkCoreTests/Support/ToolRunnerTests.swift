import Foundation
import Testing
import WaymarkTestSupport

@testable import WaymarkCore

@Suite struct ToolRunnerTests {
  private let runner = ToolRunner()

  private func shell(_ script: String, input: String = "") -> ToolCall {
    ToolCall("sh", ["-c", script], in: "/", input: Array(input.utf8))
  }

  @Test func `output, errors and status come back`() async throws {
    let outcome = try await runner.run(shell("echo out; echo no >&2; exit 7"))
    #expect(outcome.status == 7)
    #expect(outcome.output == Array("out\n".utf8))
    #expect(outcome.errors == "no\n")
  }

  @Test func `arguments are passed byte by byte`() async throws {
    let odd: [UInt8] = [0x2D, 0xFF, 0x0A, 0x27]
    let outcome = try await runner.run(
      ToolCall("printf", [Array("%s".utf8), odd], in: "/"))
    #expect(outcome.output == odd)
  }

  @Test func `input larger than a pipe reaches the program`() async throws {
    let text = String(repeating: "line\n", count: 100_000)
    #expect(try await runner.run(shell("cat", input: text)).output.count == text.utf8.count)
    #expect(try await runner.run(shell("exit 3", input: text)).status == 3)
  }

  @Test func `a program that nobody feeds sees the end of input`() async throws {
    #expect(try await runner.run(shell("cat")).output.isEmpty)
  }

  @Test func `variables are set and removed`() async throws {
    var call = shell("echo ${ONE-none} ${HOME-none}")
    call.environment = ["ONE": "1", "HOME": String?.none]
    #expect(try await runner.run(call).output == Array("1 none\n".utf8))
  }

  @Test func `output over the limit is an error`() async throws {
    await #expect(throws: WaymarkError.self) {
      try await runner.run(shell("yes"), limit: 1000)
    }
  }

  @Test func `a consumer that has enough ends the program`() async throws {
    var bytes = 0
    let ending = try await runner.stream(shell("yes")) { piece in
      bytes += piece.count
      return .enough
    }
    #expect(ending.wasStopped)
    #expect(bytes > 0)
  }

  @Test func `a slow consumer holds the program back`() async throws {
    let folder = try TemporaryFolder()
    // The program notes how far it came; a pipe holds 64 KiB, so it cannot run ahead of the reader.
    let script =
      "i=0; while [ $i -lt 200 ]; do head -c 10000 /dev/zero; i=$((i+1)); echo $i > n; done"
    var lead = 0
    var taken = 0
    _ = try await runner.stream(ToolCall("sh", ["-c", script], in: folder.path)) { piece in
      taken += piece.count
      let note = (try? folder.read("n")) ?? ""
      let written = Int(note.trimmingCharacters(in: .whitespacesAndNewlines)) ?? 0
      lead = max(lead, written * 10000 - taken)
      return .more
    }
    #expect(taken == 2_000_000)
    #expect(lead <= 200_000)
  }

  @Test func `standard error is read while the program runs`() async throws {
    let pieces = Locked<[UInt8]>([])
    let outcome = try await runner.run(
      shell("printf 'one\\rtwo\\r' >&2; echo done")
    ) { piece in pieces.withLock { $0 += piece } }
    #expect(pieces.withLock { $0 } == Array("one\rtwo\r".utf8))
    #expect(outcome.errors == "one\rtwo\r")
  }

  @Test func `cancelling ends the program and what it started`() async throws {
    let folder = try TemporaryFolder()
    let script = "sleep 1000 & echo $! > child; trap 'echo bye > told; exit' TERM; echo up; wait"
    let (started, start) = AsyncStream<Void>.makeStream()
    let runner = runner
    let task = Task {
      try await runner.stream(ToolCall("sh", ["-c", script], in: folder.path)) { _ in
        start.yield()
        return .more
      }
    }
    for await _ in started { break }
    task.cancel()
    await #expect(throws: CancellationError.self) { _ = try await task.value }
    #expect(try folder.read("told") == "bye\n")
    let child = try folder.read("child").trimmingCharacters(in: .whitespacesAndNewlines)
    let state = try? String(contentsOfFile: "/proc/\(child)/stat", encoding: .utf8)
    #expect(state == nil || state?.contains(") Z ") == true)
  }

  @Test func `programs end when Waymark exits without waiting for them`() async throws {
    let folder = try TemporaryFolder()
    await #expect(processExitsWith: .success) { [place = folder.path as String] in
      let call = ToolCall("sh", ["-c", "echo $$ > process; echo up; sleep 1000"], in: place)
      _ = try await ToolRunner().stream(call) { _ in exit(0) }
    }
    let process = try folder.read("process").trimmingCharacters(in: .whitespacesAndNewlines)
    while kill(try #require(pid_t(process)), 0) == 0 { await Task.yield() }
  }

  @Test func `a missing program and a missing folder are told apart`() async throws {
    func code(_ call: ToolCall) async -> WaymarkError.Code? {
      do {
        _ = try await runner.run(call)
        return nil
      } catch { return (error as? WaymarkError)?.code }
    }
    #expect(await code(ToolCall("no-such-program", [String](), in: "/")) == .toolMissing)
    #expect(await code(ToolCall("sh", [String](), in: "/no/such/folder")) == .pathNotFound)
  }

  @Test func `a program has no terminal to ask on`() async throws {
    let outcome = try await runner.run(shell("(: < /dev/tty) 2>/dev/null && echo tty; true"))
    #expect(outcome.output.isEmpty)
  }
}
