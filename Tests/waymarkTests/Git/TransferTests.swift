import Foundation
import Synchronization
import Testing
import WaymarkTestSupport

@testable import WaymarkCore

/// Transfers over a bare repository on the same disk.
@Suite struct TransferTests {
  private let sandbox: GitSandbox
  private var mine: GitSandbox { sandbox.at("mine") }
  private var theirs: GitSandbox { sandbox.at("theirs") }
  private var bare: GitSandbox { sandbox.at("bare.git") }

  /// Two clones of one bare repository.
  init() throws {
    sandbox = try GitSandbox().write("a", "1\n")
    try sandbox.commit("First")
    try sandbox.git("clone", "--quiet", "--bare", ".", "bare.git")
    for name in ["mine", "theirs"] { try sandbox.git("clone", "--quiet", "bare.git", name) }
  }

  private func head(_ sandbox: GitSandbox, _ name: String = "HEAD") throws -> String {
    try sandbox.git("rev-parse", name)
  }

  @Test func `a clone reports progress, and options shape it`() async throws {
    let events = Mutex<[TransferParser.Event]>([])
    var options = CloneOptions()
    options.branch = "main"
    options.depth = 1
    for number in 0..<3 { try theirs.write("f\(number)", "x").commit("\(number)") }
    try theirs.git("push", "--quiet")
    let repository = try await Repository.clone(
      "file://\(bare.path)", to: sandbox.path + "/deep/er/clone", options,
      context: GitSandbox.context()
    ) { event in events.withLock { $0.append(event) } }
    #expect(try await repository.layout().isShallow)
    let phases = events.withLock { $0 }.compactMap { event in
      if case .progress(let progress) = event { progress.phase } else { nil }
    }
    #expect(phases.contains("Receiving objects"))
    #expect(phases.contains("Counting objects"))
    var fetch = FetchOptions()
    fetch.unshallows = true
    try await repository.fetch(fetch)
    #expect(try await !repository.layout().isShallow)
    #expect(
      await failure {
        try await Repository.clone(
          bare.path, to: sandbox.path + "/mine", context: GitSandbox.context())
      }?.code == .gitExists)
    #expect(
      await failure {
        try await Repository.clone("--upload-pack=touch pwned", to: sandbox.path + "/x")
      } != nil)
    #expect(await failure { try await Repository.clone(bare.path, to: "relative") } != nil)
  }

  @Test func `a fetch brings branches and tags and prunes`() async throws {
    try theirs.git("switch", "--quiet", "-c", "topic")
    try theirs.commit("Topic")
    try theirs.git("tag", "v1")
    try theirs.git("push", "--quiet", "--tags", "origin", "topic")
    let repository = try await mine.open()
    var options = FetchOptions()
    options.all = true
    options.tags = true
    try await repository.fetch(options)
    #expect(try head(mine, "origin/topic") == (try head(theirs)))
    #expect(try mine.git("tag") == "v1")
    try bare.git("branch", "--quiet", "-D", "topic")
    var pruning = FetchOptions()
    pruning.remote = "origin"
    pruning.prunes = true
    try await repository.fetch(pruning)
    #expect(try mine.git("branch", "--remotes").contains("topic") == false)
    pruning.remote = "nowhere"
    #expect(await failure { try await repository.fetch(pruning) }?.code == .gitRemoteMissing)
  }

  @Test(arguments: PullMode.allCases)
  func `a pull joins what came in, by its mode`(_ mode: PullMode) async throws {
    try theirs.write("b", "2").commit("Theirs")
    try theirs.git("push", "--quiet")
    let repository = try await mine.open()
    let before = try head(mine)
    try await repository.pull(mode)
    #expect(try head(mine) == (try head(theirs)))
    try await repository.undo(try #require(try await repository.undoList().last))
    #expect(try head(mine) == before)
    try mine.write("c", "3").commit("Mine")
    try mine.write("a", "dirty\n")
    switch mode {
    case .fastForwardOnly:
      #expect(await failure { try await repository.pull(mode) }?.code == .gitDiverged)
    case .merge:
      try await repository.pull(mode)
      #expect(try mine.git("rev-list", "--merges", "--count", "HEAD") == "1")
    case .rebase:
      try await repository.pull(mode)
      #expect(try mine.git("log", "--format=%s") == "Mine\nTheirs\nFirst")
    }
    #expect(try mine.read("a") == "dirty\n")
    try mine.git("branch", "--unset-upstream")
    #expect(await failure { try await repository.pull(mode) }?.code == .gitNoUpstream)
  }

  @Test func `a push makes branches, sets the upstream, and deletes`() async throws {
    try mine.git("switch", "--quiet", "-c", "topic")
    try mine.commit("Topic")
    let repository = try await mine.open()
    var options = PushOptions()
    options.setsUpstream = true
    let pushed = try await repository.push(options)
    #expect(pushed.map(\.result) == [.created])
    #expect(pushed.first?.target == "refs/heads/topic")
    #expect(try await repository.status().upstream?.name == "origin/topic")
    #expect(try await repository.push(options).map(\.result) == [.unchanged])
    var deletion = PushOptions()
    deletion.references = [":topic"]
    #expect(try await repository.push(deletion).map(\.result) == [.deleted])
    try mine.git("tag", "v1")
    var tags = PushOptions()
    tags.tags = true
    #expect(try await repository.push(tags).contains { $0.target == "refs/tags/v1" })
    try mine.git("switch", "--quiet", "--detach")
    #expect(await failure { try await repository.push(PushOptions()) }?.code == .gitUnknownRevision)
  }

  @Test func `a push that would lose commits is refused, and a lease sees them`() async throws {
    let repository = try await mine.open()
    try theirs.commit("Theirs")
    try theirs.git("push", "--quiet")
    try mine.git("commit", "--quiet", "--amend", "-m", "Rewritten")
    var options = PushOptions()
    #expect(await failure { try await repository.push(options) }?.code == .gitRejected)
    options.force = .withLease
    #expect(await failure { try await repository.push(options) }?.code == .gitStaleLease)
    #expect(try head(bare, "main") == (try head(theirs)))
    options.force = .always
    #expect(try await repository.push(options).map(\.result) == [.forced])
    try mine.git("commit", "--quiet", "--amend", "-m", "Again")
    options.force = .withLease
    #expect(try await repository.push(options).map(\.result) == [.forced])
  }

  @Test func `what a hook of the server says is passed on`() async throws {
    try bare.write("hooks/pre-receive", "#!/bin/sh\necho 'not on a Friday' >&2\nexit 1\n")
    chmod("\(bare.path)/hooks/pre-receive", 0o755)
    try mine.commit("Mine")
    let repository = try await mine.open()
    let events = Mutex<[TransferParser.Event]>([])
    let error = await failure {
      try await repository.push(PushOptions()) { event in events.withLock { $0.append(event) } }
    }
    #expect(error?.code == .gitRemoteDeclined)
    #expect(error?.message.contains("not on a Friday") == true)
    #expect(events.withLock { $0 }.contains(.message("remote: not on a Friday")))
  }

  @Test func `progress is read in all its forms`() {
    var parser = TransferParser()
    let text =
      "Enumerating objects: 12, done.\nremote: Counting objects:  50% (6/12)\u{1B}[K\r"
      + "Receiving objects:  45% (450/1000), 1.20 MiB | 3.00 MiB/s\rremote: hello \u{1B}[31m\nX"
    var events: [TransferParser.Event] = []
    for byte in Array(text.utf8) { events += parser.feed([byte]) }
    #expect(
      events == [
        .progress(
          .init(phase: "Enumerating objects", isRemote: false, done: 12, total: nil, rate: "")),
        .progress(.init(phase: "Counting objects", isRemote: true, done: 6, total: 12, rate: "")),
        .progress(
          .init(
            phase: "Receiving objects", isRemote: false, done: 450, total: 1000,
            rate: "1.20 MiB | 3.00 MiB/s")),
        .message("remote: hello �[31m"),
      ])
    if case .progress(let progress) = events[2] { #expect(progress.fraction == 0.45) }
  }
}
