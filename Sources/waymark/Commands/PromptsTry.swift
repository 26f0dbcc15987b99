import ArgumentParser
import Foundation
import WaymarkCore

struct PromptsTry: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "try",
    abstract: "Run a prompt against one or several models and keep the results.",
    discussion: """
      All models are asked at the same time; each result is printed when all are there.

      Example: waymark prompts try review --set code=x --model a:7b --model box/b:14b
      """)

  @Argument(help: "Its name.") var prompt: String
  @Option(
    name: [.short, .long], help: "A model, or SERVER/MODEL; can be repeated.") var model: [String]
  @Option(name: .customLong("set"), help: "A value as NAME=VALUE; can be repeated.")
  var values: [NameValue] = []
  @Option(help: "How to print: text or json.") var format = DataFormat.text

  func run() throws {
    let composition = Composition.live()
    let database = try composition.openDatabase()
    let store = PromptStore(database)
    let servers = composition.servers(database)
    let found = try store.find(named: prompt)
    let input = try found.template.filled(with: values.byName)
    let targets = try model.map { try target($0, servers) }
    let bench = PromptBench(store: store, servers: servers)
    let runs = try Blocking.run {
      try await bench.run(found, input: input, on: targets) { _, _ in }
    }
    switch format {
    case .json: Console.write(try CommandJSON.text(runs.map(RunDocument.init)), to: .output)
    case .text: Console.write(runs.map(RunText.full).joined(separator: "\n"), to: .output)
    }
    if runs.contains(where: { $0.status != .complete }) { throw ExitCode(ExitStatus.environment) }
  }

  /// A name of a server in front counts only when there is such a server: models have slashes, too.
  private func target(
    _ text: String, _ servers: ServerDirectory
  ) throws -> PromptBench.Target {
    let parts = text.split(separator: "/", maxSplits: 1).map(String.init)
    if parts.count == 2,
      let server = try servers.store.list().first(where: { $0.name == parts[0] })
    {
      return PromptBench.Target(server: server, model: parts[1])
    }
    return PromptBench.Target(server: try servers.standard(), model: text)
  }
}

struct PromptsRuns: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "runs", abstract: "List what models made of a prompt, newest first.",
    discussion: "Example: waymark prompts runs review --format json")

  @Argument(help: "Its name.") var prompt: String
  @Option(help: "The most runs that are shown.") var limit = 20
  @Option(help: "How to print: text or json.") var format = DataFormat.text

  func run() throws {
    let store = PromptStore(try Composition.live().openDatabase())
    let runs = try store.runs(of: try store.find(named: prompt), limit: max(1, limit))
    switch format {
    case .json: Console.write(try CommandJSON.text(runs.map(RunDocument.init)), to: .output)
    case .text: Console.write(TextTable.text(runs.map(RunText.row)), to: .output)
    }
  }
}

/// Runs of prompts as text.
enum RunText {
  static func row(_ run: PromptRun) -> [String] {
    [
      "\(run.id)", "version \(run.version)", run.model, run.server, figures(run),
      String(run.output.prefix(40)),
    ]
  }

  static func full(_ run: PromptRun) -> String {
    let output = ModelText.clean(run.output)
    let fault = run.fault.isEmpty ? "" : "\n\(Sanitiser.clean(run.fault))"
    let head = "── \(Sanitiser.clean(run.model)) on \(run.server), \(figures(run))\(fault)\n\n"
    return head + output + (output.hasSuffix("\n") ? "" : "\n")
  }

  private static func figures(_ run: PromptRun) -> String {
    guard run.status == .complete else { return run.status.rawValue }
    let counted = run.statistics.counted
    return [
      counted?.replyTokens.map { "\($0) tokens" },
      counted?.speed.map { "\(Figure.tenths($0)) tokens/s" },
    ].compactMap { $0 }.joined(separator: ", ")
  }
}

/// A run of a prompt as JSON.
struct RunDocument: Encodable {
  let id: Int64
  let version: Int
  let model: String
  let server: String
  let input: String
  let output: String
  let status: ChatMessage.Status
  let fault: String?
  let verdict: String?
  let statistics: ReplyStatistics
  let createdAt: Date

  private enum CodingKeys: String, CodingKey {
    case id, version, model, server, input, output, status, fault, verdict, statistics
    case createdAt = "created_at"
  }

  init(_ run: PromptRun) {
    id = run.id
    version = run.version
    model = run.model
    server = run.server
    input = run.input
    output = run.output
    status = run.status
    fault = run.fault.isEmpty ? nil : run.fault
    verdict = run.verdict.isEmpty ? nil : run.verdict
    statistics = run.statistics
    createdAt = run.createdAt
  }
}
