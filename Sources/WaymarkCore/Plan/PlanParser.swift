import Foundation

/// Reads a plan out of a Markdown file.
///
/// No bytes make it fail: what cannot be read becomes a finding, and every line that became
/// nothing is in the plan's account.
package struct PlanParser: Sendable {
  package init() {}

  /// Parses a plan.
  ///
  /// - Parameters:
  ///   - bytes: The file's content.
  ///   - path: The file, relative to the project root, for findings.
  /// - Returns: The plan; one without objectives when there is nothing to read.
  package func parse(_ bytes: [UInt8], path: String) -> Plan {
    let document = PlanDocument(bytes, path: path)
    var plan = Plan(path: path)
    plan.findings = document.findings
    plan.account.lines =
      document.text.split(separator: "\n", omittingEmptySubsequences: false).count
    guard document.text.contains(where: { !$0.isWhitespace }) else {
      plan.findings.append(
        Finding(
          code: "empty-plan", severity: .error, path: path, line: 0,
          message: "The plan is empty; write what the project is to achieve."))
      return plan
    }
    let blocks = MarkdownReader.read(PlanDocument.withoutFrontMatter(document.text))
    var builder = PlanBuilder(plan: plan, sections: PlanSection.split(blocks))
    builder.build()
    var validator = PlanValidator(plan: builder.plan, keyLines: builder.repeatedKeys)
    validator.validate(headings: builder.sections.map { ($0.level, $0.line) })
    return validator.plan
  }
}

extension PlanDocument {
  /// Blanks out YAML front matter, keeping the lines' numbers.
  static func withoutFrontMatter(_ text: String) -> String {
    guard text.hasPrefix("---\n"),
      let end = text.range(
        of: "\n---\n", range: text.index(text.startIndex, offsetBy: 3)..<text.endIndex)
    else { return text }
    let matter = text[..<end.upperBound]
    return String(repeating: "\n", count: matter.count { $0 == "\n" }) + text[end.upperBound...]
  }
}
