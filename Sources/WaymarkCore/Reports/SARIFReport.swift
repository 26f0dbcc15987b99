import Foundation

/// The gaps and the plan's findings as SARIF, which code review tools show.
///
/// Source: OASIS, Static Analysis Results Interchange Format 2.1.0.
package struct SARIFReport: ReportFormat {
  package static let name = "sarif"

  package init() {}

  package func render(_ report: AnalysisReport) throws -> String {
    let lines = Dictionary(
      report.plan.objectives.map { ($0.key, $0.line) }, uniquingKeysWith: { $1 })
    let gaps = report.gaps.map { gap in
      Result(
        ruleId: gap.kind.rawValue, level: level(gap.severity), message: .init(gap.summary),
        locations: [location(of: gap, plan: report.plan.path, lines)])
    }
    let findings = report.plan.findings.map { finding in
      Result(
        ruleId: finding.code, level: level(finding.severity), message: .init(finding.message),
        locations: [Location(finding.path, finding.line)])
    }
    let rules = Set((gaps + findings).map(\.ruleId)).sorted().map(Rule.init)
    let run = Run(
      tool: .init(driver: .init(rules: rules)), results: gaps + findings)
    return try JSONText.encodePlain(Log(runs: [run]))
  }

  /// A gap stands where its promise stands, unplanned code where it lies.
  private func location(of gap: Gap, plan: String, _ lines: [String: Int]) -> Location {
    if let key = gap.objective { return Location(plan, lines[key] ?? 1) }
    return Location(gap.evidence.first?.path ?? plan, 1)
  }

  private func level(_ severity: Gap.Severity) -> String {
    switch severity {
    case .critical, .high: "error"
    case .medium: "warning"
    case .low: "note"
    }
  }

  private func level(_ severity: Finding.Severity) -> String {
    switch severity {
    case .error: "error"
    case .warning: "warning"
    case .info: "note"
    }
  }

  private struct Log: Encodable {
    let version = "2.1.0"
    let schema = "https://json.schemastore.org/sarif-2.1.0.json"
    let runs: [Run]

    enum CodingKeys: String, CodingKey {
      case version
      case schema = "$schema"
      case runs
    }
  }

  private struct Run: Encodable {
    let tool: Tool
    let results: [Result]
  }

  private struct Tool: Encodable {
    let driver: Driver
  }

  private struct Driver: Encodable {
    let name = "Waymark"
    let rules: [Rule]
  }

  private struct Rule: Encodable {
    let id: String
  }

  private struct Result: Encodable {
    let ruleId: String
    let level: String
    let message: Message
    let locations: [Location]
  }

  private struct Message: Encodable {
    let text: String

    init(_ text: String) { self.text = Sanitiser.clean(text) }
  }

  private struct Location: Encodable {
    struct Physical: Encodable {
      let artifactLocation: Artifact
      let region: Region
    }

    struct Artifact: Encodable {
      let uri: String
    }

    struct Region: Encodable {
      let startLine: Int
    }

    let physicalLocation: Physical

    /// A path as a URI: relative to the project, or a file's own where it lies outside.
    private static func uri(_ path: String) -> String {
      let allowed = CharacterSet(charactersIn: "-._~/!$&'()*+,=@").union(
        .init(charactersIn: "a"..."z")
      )
      .union(.init(charactersIn: "A"..."Z")).union(.init(charactersIn: "0"..."9"))
      let escaped = path.addingPercentEncoding(withAllowedCharacters: allowed) ?? ""
      return path.hasPrefix("/") ? "file://" + escaped : escaped
    }

    init(_ path: String, _ line: Int) {
      physicalLocation = Physical(
        artifactLocation: Artifact(uri: Location.uri(path)), region: Region(startLine: max(1, line))
      )
    }
  }
}
