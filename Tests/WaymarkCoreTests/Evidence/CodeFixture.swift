@testable import WaymarkCore

/// Source files as an analysis would have kept them, made from a few words.
enum CodeFixture {
  /// A parsed file with functions whose bodies hold the given words.
  static func file(_ path: String, _ functions: [(name: String, body: String)] = []) -> SourceFile {
    var words = Words()
    var builder = TermProfile.Builder()
    var file = SourceFile(path: path, language: "go", isParsed: true)
    file.isTest = TestPaths.isTest(path)
    for term in words.terms(of: TestPaths.stem(path)) { builder.add(term, .path) }
    for (line, function) in functions.enumerated() {
      let named = words.terms(of: function.name)
      let body = words.terms(of: function.body)
      for term in named { builder.add(term, .symbol) }
      for term in body { builder.add(term, .body) }
      file.symbols.append(
        Symbol(
          kind: file.isTest ? .test : .function, name: function.name, line: line * 10 + 1,
          endLine: line * 10 + 9, doc: "Documented.", terms: named + body))
    }
    file.profile = builder.finish()
    return file
  }

  /// Files that only fill the project, so that words have a rarity.
  static let others = (1...12).map { number in
    file("pkg/other\(number).go", [("helper\(number)", "value result error return nil context")])
  }

  /// The plan of a Markdown text.
  static func plan(_ text: String) -> Plan { PlanParser().parse(Array(text.utf8), path: "PLAN.md") }

  /// Objectives assessed against files.
  static func assess(
    _ text: String, _ files: [SourceFile], paths: [String] = []
  ) -> [ObjectiveAssessment] {
    let linked = EvidenceLinker(strategy: LexicalStrategy())
      .link(plan(text), with: files, paths: paths)
    return Completion.assess(linked).objectives
  }

  /// The one task of a plan with the given line, assessed.
  static func task(
    _ line: String, under title: String = "Work", _ files: [SourceFile], paths: [String] = []
  ) -> TaskAssessment {
    assess("# Plan\n\n## \(title)\n\n- [ ] \(line)\n", files + others, paths: paths)[0].tasks[0]
  }
}
