import Testing
import WaymarkTestSupport

@testable import WaymarkCore

/// A log that is taken in as far as it is looked at.
@Suite struct LogStoreTests {
  private func table() async throws -> CommitTable {
    let sandbox = try GitSandbox()
    for name in ["One", "Two", "Three"] { try sandbox.commit(name) }
    return try await sandbox.open().log(LogRequest())
  }

  @Test func `git waits until somebody wants more rows`() async throws {
    let table = try await table()
    let store = LogStore(hasGraph: true, wanted: 4)
    store.append(table)
    await store.waitUntilWanted()
    store.append(table)
    let waiting = Task {
      await store.waitUntilWanted()
      return store.count
    }
    store.want(10)
    #expect(await waiting.value == 6)
  }

  @Test func `waiting ends with the reader`() async throws {
    let store = LogStore(hasGraph: false, wanted: 1)
    store.append(try await table())
    let waiting = Task { await store.waitUntilWanted() }
    waiting.cancel()
    await waiting.value
    #expect(!store.isComplete)
    store.finish()
    #expect(store.isComplete)
  }

  @Test func `rows come with their graph, and commits are found`() async throws {
    let store = LogStore(hasGraph: true)
    store.append(try await table())
    let rows = store.rows(1..<9)
    #expect(rows.map(\.entry.subject) == ["Two", "One"])
    #expect(rows.allSatisfy { $0.graph?.column == 0 })
    #expect(store.find("on", from: 0, step: 1) == 2)
    #expect(store.find("two", from: 2, step: -1) == 1)
    #expect(store.find("four", from: 0, step: 1) == nil)
    #expect(store.id(0).flatMap { store.row(of: $0) } == 0)
    #expect(store.entry(7) == nil)
  }
}

/// The list of a rebase that is put together.
@Suite struct RebasePlanTests {
  private func sandbox() throws -> GitSandbox {
    let sandbox = try GitSandbox()
    for name in ["a", "b", "c"] { try sandbox.write(name, name).commit("Add \(name)") }
    return sandbox
  }

  @Test func `commits move and stop at the ends`() async throws {
    let sandbox = try sandbox()
    var plan = RebasePlan(try await sandbox.open().rebaseSteps(since: nil))
    let newest = try #require(plan.steps.last?.commit)
    plan.move(newest, by: -1)
    #expect(plan.steps.map(\.subject) == ["Add a", "Add c", "Add b"])
    plan.move(newest, by: -9)
    #expect(plan.steps.first?.commit == newest)
    plan.act(.drop, on: newest)
    plan.setMessage(CommitMessage("Other"), of: newest)
    #expect(plan.steps.first?.action == .drop)
    #expect(plan.steps.first?.message?.text == "Other")
  }

  @Test func `a branch is rewritten, but not through a merge or from another`() async throws {
    let sandbox = try sandbox()
    let repository = try await sandbox.open()
    let last = try #require(ObjectID(try sandbox.git("rev-parse", "HEAD")))
    try await repository.rewrite(since: last) { $0.act(.fixup, on: last) }
    #expect(try sandbox.git("log", "--format=%s") == "Add b\nAdd a")
    await #expect(throws: WaymarkError.self) {
      try await repository.rewrite(since: last) { $0.act(.drop, on: last) }
    }
    try sandbox.git("switch", "--quiet", "--create", "topic", "HEAD^")
    try sandbox.write("d", "d").commit("Add d")
    try sandbox.git("merge", "--quiet", "--no-edit", "main")
    let below = try #require(ObjectID(try sandbox.git("rev-parse", "HEAD^1")))
    await #expect(throws: WaymarkError.self) {
      try await repository.rewrite(since: below) { $0.act(.drop, on: below) }
    }
    #expect(sandbox.exists("d"))
  }
}
