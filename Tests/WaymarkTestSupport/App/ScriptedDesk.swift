internal import Synchronization
internal import Testing
package import WaymarkCore

/// A core whose every answer the test has prepared.
///
/// Asking for something that was not prepared fails the test.
package final class ScriptedDesk: ProjectDesk {
  /// One step of a scripted analysis.
  package enum Step: Sendable {
    case progress(AnalysisProgress)
    /// Waits until the test calls ``AppDriver/continueAnalysis()`` or the analysis is cancelled.
    case pause
    case finish(AnalysisReport)
    case fail(any Error)
  }

  /// What the test has prepared; nil and empty stand for “not prepared”.
  package struct Script: Sendable {
    /// What ``project()`` answers, call by call; the last answer is repeated.
    package var projects: [Result<Project?, any Error>] = []
    package var registered: Result<Project, any Error>?
    package var report: Result<AnalysisReport?, any Error>?
    package var history: [Snapshot]?
    package var branch: String?
    /// The steps of each analysis, in the order in which they are asked for.
    package var analyses: [[Step]] = []
    package var sources: [String: [String]] = [:]

    package init() {}
  }

  private struct State {
    var script: Script
    var asked: [Analysis.Kind] = []
  }

  private let state: Mutex<State>
  let activity = Activity()

  package init(_ script: Script) { state = Mutex(State(script: script)) }

  /// A desk that knows a project and its finished analysis.
  package convenience init(
    _ report: AnalysisReport, history: [Snapshot] = [], change: (inout Script) -> Void = { _ in }
  ) {
    var script = Script()
    script.projects = [.success(report.project)]
    script.report = .success(report)
    script.history = history
    script.branch = "main"
    script.sources = SampleReport.sources
    change(&script)
    self.init(script)
  }

  /// The kinds of analysis that were asked for, in order.
  package var analyses: [Analysis.Kind] { state.withLock { $0.asked } }

  /// Prepares more answers while the application runs.
  package func prepare(_ change: @Sendable (inout Script) -> Void) {
    state.withLock { change(&$0.script) }
  }

  package func project() async throws -> Project? {
    let answer = state.withLock { state in
      state.script.projects.count > 1
        ? state.script.projects.removeFirst() : state.script.projects.first
    }
    return try prepared(answer, "project()").get()
  }

  package func register() async throws -> Project {
    try prepared(state.withLock { $0.script.registered }, "register()").get()
  }

  package func register(_ folder: String) async throws -> Project {
    var project = try prepared(state.withLock { $0.script.registered }, "register(_:)").get()
    project.path = folder
    return project
  }

  package func latestReport() async throws -> AnalysisReport? {
    try prepared(state.withLock { $0.script.report }, "latestReport()").get()
  }

  package func history(limit: Int) async throws -> [Snapshot] {
    try prepared(state.withLock { $0.script.history }, "history(limit:)")
  }

  package func branch() async -> String? { state.withLock { $0.script.branch } }

  package func analyze(
    _ kind: Analysis.Kind, progress: @escaping @Sendable (AnalysisProgress) -> Void
  ) async throws -> AnalysisReport {
    let steps: [Step]? = state.withLock { state in
      state.asked.append(kind)
      return state.script.analyses.isEmpty ? nil : state.script.analyses.removeFirst()
    }
    for step in try prepared(steps, "analyze(.\(kind))") {
      switch step {
      case .progress(let value): progress(value)
      case .pause: try await activity.pause()
      case .finish(let report): return report
      case .fail(let error): throw error
      }
    }
    throw CommandFailed(what: "The scripted analysis has no end.")
  }

  package func excerpt(path: String, line: Int, context: Int) async -> [SourceLine] {
    let lines = state.withLock { $0.script.sources[path] } ?? []
    return lines.enumerated().map { SourceLine(number: $0.offset + 1, text: $0.element) }
  }

  private func prepared<Value>(_ value: Value?, _ call: String) throws -> Value {
    guard let value else {
      Issue.record("The application asked for \(call), which this test did not prepare.")
      throw CommandFailed(what: "\(call) is not prepared.")
    }
    return value
  }
}
