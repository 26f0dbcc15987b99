import Foundation
import FoundationXML
import Testing

@testable import WaymarkCore

@Suite struct ReportFormatTests {
  private let plain = TextStyle(color: false, width: 100)

  private func sarif(_ report: AnalysisReport) throws -> [String: Any] {
    let text = try SARIFReport().render(report)
    return try #require(JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any])
  }

  @Test func `every name gives its format and any other is said`() throws {
    for name in ReportFormats.names {
      #expect(!(try ReportFormats.named(name, style: plain).render(ReportFixture.report())).isEmpty)
    }
    let error = #expect(throws: WaymarkError.self) { try ReportFormats.named("pdf", style: plain) }
    #expect(error?.code == .invalidArgument)
    #expect(error?.hint?.contains("sarif") == true)
  }

  @Test(arguments: ReportFormats.names)
  func `hostile text steers no terminal in any format`(name: String) throws {
    let text = try ReportFormats.named(name, style: plain)
      .render(ReportFixture.report(ReportFixture.hostile))
    let controls = text.unicodeScalars.filter { scalar in
      scalar != "\n"
        && (scalar.value < 0x20 || (0x7F..<0xA0).contains(scalar.value) || scalar == "\u{202E}")
    }
    #expect(controls.isEmpty, "\(name) has \(controls.map(\.value))")
  }

  @Test func `an empty report has every format too`() throws {
    var report = ReportFixture.report()
    (report.objectives, report.gaps, report.recommendations) = ([], [], [])
    (report.plan, report.source, report.trend) = (Plan(path: "PLAN.md"), SourceSummary(), nil)
    for name in ReportFormats.names {
      let text = try ReportFormats.named(name, style: plain).render(report)
      #expect(text.hasSuffix("\n"), "\(name)")
    }
  }

  // MARK: - SARIF 2.1.0

  @Test func `SARIF has the properties that the standard requires`() throws {
    let log = try sarif(ReportFixture.report())
    #expect(log["version"] as? String == "2.1.0")
    #expect((log["$schema"] as? String)?.contains("sarif-2.1.0") == true)
    let run = try #require((log["runs"] as? [[String: Any]])?.first)
    let driver = try #require((run["tool"] as? [String: Any])?["driver"] as? [String: Any])
    #expect(driver["name"] as? String == "Waymark")
    let rules = try #require(driver["rules"] as? [[String: Any]]).compactMap { $0["id"] as? String }
    let results = try #require(run["results"] as? [[String: Any]])
    #expect(results.count == 3)
    for result in results {
      #expect(rules.contains(result["ruleId"] as? String ?? ""))
      #expect(["none", "note", "warning", "error"].contains(result["level"] as? String ?? ""))
      #expect((result["message"] as? [String: Any])?["text"] is String)
      let place = try #require(
        (result["locations"] as? [[String: Any]])?.first?["physicalLocation"] as? [String: Any])
      #expect(((place["region"] as? [String: Any])?["startLine"] as? Int ?? 0) >= 1)
      let uri = try #require((place["artifactLocation"] as? [String: Any])?["uri"] as? String)
      #expect(URL(string: uri) != nil && !uri.contains(" "))
    }
  }

  @Test func `paths in SARIF are URIs`() throws {
    var report = ReportFixture.report()
    report.plan.path = "/else where/PLÄN:1.md"
    let run = (try sarif(report)["runs"] as? [[String: Any]])?.first
    let uris = (run?["results"] as? [[String: Any]] ?? []).compactMap { result -> String? in
      let place = (result["locations"] as? [[String: Any]])?.first?["physicalLocation"]
      let file = (place as? [String: Any])?["artifactLocation"] as? [String: Any]
      return file?["uri"] as? String
    }
    #expect(uris.first == "file:///else%20where/PL%C3%84N%3A1.md")
    #expect(uris.contains("src/Tide%20x.py"))
  }

  // MARK: - JUnit

  /// Collects what an XML parser sees.
  private final class Elements: NSObject, XMLParserDelegate {
    var names: [String: Int] = [:]
    var suites: [[String: String]] = []
    var cases: [[String: String]] = []

    func parser(
      _ parser: XMLParser, didStartElement name: String, namespaceURI: String?,
      qualifiedName: String?, attributes: [String: String]
    ) {
      names[name, default: 0] += 1
      if name == "testsuite" { suites.append(attributes) }
      if name == "testcase" { cases.append(attributes) }
    }
  }

  @Test(arguments: ["Tide", ReportFixture.hostile])
  func `JUnit parses as XML and its numbers add up`(text: String) throws {
    let parser = XMLParser(data: Data(JUnitReport().render(ReportFixture.report(text)).utf8))
    let elements = Elements()
    parser.delegate = elements
    #expect(parser.parse(), "\(String(describing: parser.parserError))")
    #expect(elements.names["testsuite"] == 2)
    #expect(elements.names["testcase"] == 4)
    // The dropped task and the deferred objective.
    #expect(elements.names["skipped"] == 2)
    #expect(elements.names["failure"] == 1)
    #expect(elements.suites.map { $0["failures"] } == ["1", "0"])
    #expect(elements.cases.map { $0["line"] } == ["5", "6", "7", "11"])
  }

  // MARK: - Text and Markdown

  @Test func `text has no escape sequences without colour and some with it`() {
    let report = ReportFixture.report()
    #expect(!TextReport(style: plain).render(report).contains("\u{1B}"))
    #expect(
      TextReport(style: TextStyle(color: true, width: 100)).render(report).contains("\u{1B}["))
    #expect(!PlanText(style: plain).render(report.plan).contains("\u{1B}"))
  }

  @Test func `text says what is missing and what to do`() {
    let text = TextReport(style: plain).render(ReportFixture.report())
    for part in [
      "25 %", "Tide objective", "Tide is missing.", "Implement Tide", "priority 80",
      "No grammar for python", "left out: bigTide.c (larger than 2 MB)", "+13 since",
    ] {
      #expect(text.contains(part), "\(part)")
    }
  }

  @Test func `lines of text fit the width`() {
    let long = String(repeating: "word ", count: 60)
    let text = TextReport(style: TextStyle(color: false, width: 60)).render(
      ReportFixture.report(long))
    let objectives = text.components(separatedBy: "Objectives\n").last?.split(separator: "\n") ?? []
    #expect((objectives.first?.count ?? 0) <= 60)
  }

  @Test func `markup in Markdown stays text`() {
    let text = MarkdownReport().render(ReportFixture.report("<b>|x|</b> `c` [l](u) # *s*"))
    // Between back-ticks nothing is markup.
    let spoken = text.replacing(/`[^`\n]+`/, with: "")
    #expect(!spoken.contains("<b>"))
    #expect(text.contains("&lt;b&gt;\\|x\\|&lt;/b&gt; \\`c\\` \\[l\\](u) \\# \\*s\\* objective"))
    let rows = text.split(separator: "\n").filter { $0.hasPrefix("| ") }
    #expect(rows.count >= 5)
  }

  @Test func `findings of a plan look as compilers print them`() {
    let text = PlanText(style: plain).render(ReportFixture.report().plan)
    #expect(text.contains("docs/PLAN x.md:0: warning: Tide. [level-jump]"))
  }
}
