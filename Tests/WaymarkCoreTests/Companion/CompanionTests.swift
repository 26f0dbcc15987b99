import Foundation
import Testing
import WaymarkTestSupport

@testable import WaymarkCore

@Suite struct CompanionTests {
  private let folder: TemporaryFolder
  private let companion: Companion
  private let runtime: String

  init() throws {
    folder = try TemporaryFolder()
    let directories = Directories(environment: ["WAYMARK_HOME": folder.path])
    runtime = directories.runtime
    companion = Companion(root: "/some/project", directories: directories)
  }

  /// Serves until the body returns.
  private func serving(
    _ take:
      @escaping @Sendable (CompanionRequest, @escaping @Sendable (CompanionAnswer) -> Void) ->
      Void,
    _ body: () async throws -> Void
  ) async throws {
    let task = Task { [companion] in try await companion.serve(take) }
    while (try? FileManager.default.contentsOfDirectory(atPath: runtime))?.isEmpty ?? true {
      await Task.yield()
    }
    try await body()
    task.cancel()
    try await task.value
  }

  @Test func `nobody answers where nobody listens`() throws {
    #expect(try companion.ask(.analyze) == nil)
  }

  @Test func `a request arrives as it was sent and its answer comes back`() async throws {
    let all: [CompanionRequest] = [
      .open(path: "src/a b\n\u{1B}[31m.swift", line: 7), .objective(key: "phase-2"),
      .gap(number: 3), .analyze,
    ]
    try await serving { request, answer in
      answer(CompanionAnswer("\(request)", isDone: true))
    } _: {
      for request in all {
        let answer = try companion.ask(request)
        #expect(answer == CompanionAnswer("\(request)", isDone: true))
      }
    }
    #expect(try companion.ask(.analyze) == nil)
  }

  @Test func `only the owner can reach the socket`() async throws {
    try await serving { _, answer in
      answer(CompanionAnswer("", isDone: true))
    } _: {
      let name = try #require(try FileManager.default.contentsOfDirectory(atPath: runtime).first)
      func mode(_ path: String) throws -> Int? {
        try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? Int
      }
      let folder = try mode(runtime)
      #expect(folder == 0o700)
      let socket = try mode("\(runtime)/\(name)")
      #expect(socket == 0o600)
    }
  }

  @Test func `a second Waymark on the project leaves the first its door`() async throws {
    try await serving { _, answer in
      answer(CompanionAnswer("first", isDone: true))
    } _: {
      try await companion.serve { _, answer in answer(CompanionAnswer("second", isDone: true)) }
      let answer = try companion.ask(.analyze)
      #expect(answer?.message == "first")
    }
  }

  @Test func `a door that a crash left behind is replaced`() async throws {
    try FileManager.default.createDirectory(atPath: runtime, withIntermediateDirectories: true)
    try await serving { _, answer in
      answer(CompanionAnswer("alive", isDone: true))
    } _: {
      let answer = try companion.ask(.analyze)
      #expect(answer?.message == "alive")
    }
  }

  @Test func `what is no request, or is endless, is refused`() async throws {
    try await serving { _, answer in
      answer(CompanionAnswer("taken", isDone: true))
    } _: {
      let name = try #require(try FileManager.default.contentsOfDirectory(atPath: runtime).first)
      for bytes in [Array("{\"rm\":\"-rf\"}".utf8), [UInt8](repeating: 0x41, count: 1 << 17)] {
        let descriptor = try LocalSocket.connect(to: "\(runtime)/\(name)")
        defer { close(descriptor) }
        LocalSocket.writeLine(descriptor, bytes)
        // An endless line is cut off: the answer may be lost with the rest of it.
        let answer = LocalSocket.readLine(descriptor).map { String(decoding: $0, as: UTF8.self) }
        #expect(answer?.contains("not understood") ?? true)
      }
      let answer = try companion.ask(.analyze)
      #expect(answer?.message == "taken")
    }
  }

  @Test func `a request that nobody answers is closed`() async throws {
    try await serving { _, _ in
    } _: {
      let answer = try companion.ask(.analyze)
      #expect(answer?.isDone == false)
    }
  }
}
