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
    var ledger = LineLedger(document.bytes)
    guard !document.isBlank else {
      plan.account = ledger.account()
      plan.findings.append(
        Finding(
          code: "empty-plan", severity: .error, path: path, line: 0,
          message: "The plan is empty; write what the project is to achieve."))
      return plan
    }
    var text = document.bytes
    let matter = FrontMatter(&text)
    let repair = FenceRepair(&text, path: path)
    plan.findings += repair.findings
    for lines in repair.blanked { ledger.skip(lines, "is code behind a fence without an end") }

    var sections = PlanSection.split(MarkdownReader.read(text))
    let isRoot = matter.value("id", "status") != nil && matter.value("title", "name") != nil
    if isRoot {
      sections[0].reason = PlanBuilder.isRoot
      plan.title = matter.value("title", "name") ?? ""
    }
    if let lines = matter.lines {
      if isRoot { ledger.read(lines) } else { ledger.skip(lines, "is front matter") }
    }
    SectionRoles.assign(&sections, hasRoot: isRoot)
    var builder = PlanBuilder(plan: plan, sections: sections, ledger: ledger)
    builder.build(root: isRoot ? matter : nil)
    return finish(builder, document)
  }

  /// Closes the account and adds what is wrong or doubtful.
  private func finish(_ builder: PlanBuilder, _ document: PlanDocument) -> Plan {
    var builder = builder
    builder.ledger.close(document.bytes, reason: PlanParser.reason)
    let counted = builder.plan.account
    builder.plan.account = builder.ledger.account()
    builder.plan.account.headings = counted.headings
    builder.plan.account.checkboxes = counted.checkboxes
    var validator = PlanValidator(builder.plan, repetitions: builder.repetitions)
    validator.validate(builder.sections)
    return validator.plan
  }

  /// Why a line that belongs to no block of the document is left out.
  private static func reason(_ line: ArraySlice<UInt8>) -> String {
    let text = line.drop { $0 <= 0x20 || $0 == 0x3E }
    switch text.first {
    case UInt8(ascii: "[") where text.contains(UInt8(ascii: ":")): return "defines a link"
    case UInt8(ascii: "<"): return "is HTML"
    case nil, UInt8(ascii: "-"), UInt8(ascii: "="), UInt8(ascii: "*"), UInt8(ascii: "_"),
      UInt8(ascii: "+"):
      return "is a mark without text"
    default: return "belongs to no block"
    }
  }
}
