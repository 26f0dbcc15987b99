import Foundation
import Synchronization
import Testing
import WaymarkTestSupport

@testable import WaymarkCore

@Suite struct AskpassTests {
  /// Runs a program as git would, with the variables of a server.
  private func ask(
    _ questions: Questions, _ prompt: String, hint: String? = nil,
    looking: @Sendable ([String: String?]) throws -> Void = { _ in }
  ) async throws -> ToolRunner.Outcome {
    try await AskpassServer.serving(questions.settings, for: "git fetch") { variables in
      try looking(variables)
      var environment = variables
      environment["SSH_ASKPASS_PROMPT"] = hint
      let program = try #require(variables["GIT_ASKPASS"] ?? nil)
      return try await ToolRunner().run(
        ToolCall(program, [prompt], in: "/", environment: environment))
    }
  }

  @Test func `an answer comes back byte for byte, also an empty one`() async throws {
    for text in ["geheim", "", "with space\tand ünï", String(repeating: "x", count: 9000)] {
      let questions = try Questions { _ in text }
      let outcome = try await ask(questions, "Password for 'http://me@host': ")
      #expect(outcome.status == 0)
      #expect(outcome.output == Array((text + "\n").utf8))
      #expect(questions.all.first?.prompt == "Password for 'http://me@host': ")
      #expect(questions.all.first?.command == "git fetch")
      #expect(questions.leftovers.isEmpty)
    }
  }

  @Test func `no answer is told by the exit status`() async throws {
    let questions = try Questions { _ in nil }
    let outcome = try await ask(questions, "Password: ")
    #expect(outcome.status == 1)
    #expect(outcome.output.isEmpty)
  }

  @Test func `questions are told apart by who asks and how`() {
    func kind(_ prompt: String, _ hint: String? = nil) -> AskpassQuestion.Kind {
      AskpassQuestion(prompt: prompt, hint: hint, command: "").kind
    }
    #expect(kind("Username for 'https://example.org': ") == .userName)
    #expect(kind("Password for 'https://me@example.org': ") == .secret)
    #expect(kind("Enter passphrase for key '/x': ") == .secret)
    #expect(kind("Verification code: ") == .secret)
    #expect(kind("The authenticity … (yes/no/[fingerprint])? ") == .confirmation)
    #expect(kind("Allow use of key?", "confirm") == .confirmation)
    #expect(kind("Confirm user presence", "none") == .notice)
  }

  @Test func `only the user can reach the socket`() async throws {
    let questions = try Questions { _ in "x" }
    _ = try await ask(questions, "Password: ") { variables in
      let path = try #require(variables[AskpassServer.variable] ?? nil)
      let folder = (path as NSString).deletingLastPathComponent
      func mode(_ path: String) throws -> Int {
        let attributes = try FileManager.default.attributesOfItem(atPath: path)
        return (attributes[.posixPermissions] as? Int) ?? 0
      }
      #expect(try mode(path) == 0o600)
      #expect(try mode(folder) == 0o700)
    }
  }

  @Test func `a question that is open when the command ends is withdrawn`() async throws {
    let withdrawn = Mutex(false)
    let (asked, ask) = AsyncStream<Void>.makeStream()
    let questions = try Questions { _ in
      ask.yield()
      try? await Task.sleep(for: .seconds(3600))
      withdrawn.withLock { $0 = Task.isCancelled }
      return "too late"
    }
    let settings = questions.settings
    try await AskpassServer.serving(settings, for: "git fetch") { variables in
      let program = try #require(variables["GIT_ASKPASS"] ?? nil)
      let task = Task {
        try await ToolRunner().run(
          ToolCall(program, ["Password: "], in: "/", environment: variables))
      }
      for await _ in asked { break }
      task.cancel()
      await #expect(throws: CancellationError.self) { _ = try await task.value }
    }
    while !withdrawn.withLock({ $0 }) { await Task.yield() }
  }

  @Test func `nonsense on the socket and a helper without one do no harm`() async throws {
    let questions = try Questions { _ in "x" }
    try await AskpassServer.serving(questions.settings, for: "git fetch") { variables in
      let path = try #require(variables[AskpassServer.variable] ?? nil)
      let descriptor = try LocalSocket.connect(to: path)
      Array("nonsense".utf8).withUnsafeBufferPointer { _ = LocalSocket.writeAll(descriptor, $0) }
      shutdown(descriptor, Int32(SHUT_WR))
      #expect(LocalSocket.readAll(descriptor, limit: 100)?.isEmpty == true)
      close(descriptor)
    }
    #expect(questions.all.isEmpty)
    #expect(AskpassClient.run(prompt: "x", environment: [:]) == 1)
    #expect(AskpassClient.run(prompt: "x", environment: [AskpassServer.variable: "/no"]) == 1)
    let byHand = try Command.run(BuiltProgram.path, ["askpass", "Password: "], in: "/")
    #expect(byHand.status == 1)
    #expect(byHand.output.isEmpty)
  }

  @Test func `a secret shows nothing of itself`() {
    let secret = Secret("geheim")
    #expect("\(secret)" == "••••")
    #expect(String(reflecting: secret) == "••••")
    var dumped = ""
    dump(secret, to: &dumped)
    #expect(!dumped.contains("geheim"))
    #expect(secret.withBytes { String(decoding: $0, as: UTF8.self) } == "geheim")
  }

  @Test func `the hidden subcommand is in neither the help nor the manual`() throws {
    #expect(try !Command.run(BuiltProgram.path, ["--help"], in: "/").output.contains("askpass"))
    #expect(try !Command.run(BuiltProgram.path, ["manual"], in: "/").output.contains("askpass"))
  }
}
