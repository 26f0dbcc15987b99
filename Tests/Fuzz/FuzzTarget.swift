@testable import WaymarkCore

/// What is fed with bytes, and what has to hold whatever they are.
///
/// A promise that does not hold ends the program, which is how libFuzzer learns of it.
enum FuzzTarget: String, CaseIterable {
  case vim
  case plan
  case digest
  case source
  case highlight
  case text
  case input
  case display
  case keymap
  case theme

  func feed(_ bytes: [UInt8]) {
    switch self {
    case .vim: FuzzTarget.vim(bytes)
    case .plan: FuzzTarget.plan(bytes)
    case .digest: FuzzTarget.digest(bytes)
    case .source: FuzzTarget.source(bytes)
    case .highlight: FuzzTarget.highlight(bytes)
    case .text: FuzzTarget.text(bytes)
    case .input: FuzzTarget.input(bytes)
    case .display: FuzzTarget.display(bytes)
    case .keymap: FuzzTarget.keymap(bytes)
    case .theme: FuzzTarget.theme(bytes)
    }
  }

  /// What mutation starts from.
  var seeds: [[UInt8]] {
    switch self {
    case .vim: FuzzTarget.vimSeeds.map { Array($0.utf8) }
    case .plan: FuzzTarget.plans.map { Array($0.utf8) } + [FuzzTarget.wide]
    case .digest: [FuzzTarget.sample.encoded()]
    case .highlight:
      FuzzTarget.sources.map { Array("\u{2}\($0)".utf8) }
        + [Array("\u{15}# a\n```c\nint x;\n```\n".utf8)]
    case .text:
      [Array("one\r\ntwo\n".utf8), [0xFF, 0xFE, 0x61, 0x00, 0x0A, 0x00], FuzzTarget.wide]
    case .source:
      FuzzTarget.sources.map { Array($0.utf8) } + [[0xEF, 0xBB, 0xBF], FuzzTarget.wide]
    case .input: FuzzTarget.inputs.map { Array($0.utf8) }
    case .display: FuzzTarget.displayed.map { Array($0.utf8) }
    case .keymap: FuzzTarget.keymaps.map { Array($0.utf8) }
    case .theme: FuzzTarget.themes.map { Array($0.utf8) }
    }
  }

  // MARK: - Plans

  private static func plan(_ bytes: [UInt8]) {
    let plan = PlanParser().parse(bytes, path: "PLAN.md")
    let lines = 1...max(1, plan.account.lines)
    var keys: Set<String> = []
    for objective in plan.objectives {
      precondition(lines.contains(objective.line), "an objective lies outside the file")
      if let parent = objective.parent {
        precondition(keys.contains(parent), "a parent comes after its child")
      }
      precondition(keys.insert(objective.key).inserted, "a key stands for two objectives")
      for task in objective.tasks {
        precondition(lines.contains(task.line), "a task lies outside the file")
      }
    }
    for finding in plan.findings {
      precondition(finding.line == 0 || lines.contains(finding.line), "a finding lies outside")
    }
    for skipped in plan.account.skipped {
      precondition(lines.contains(skipped.line), "a skipped line lies outside the file")
    }
    let account = plan.account
    precondition(
      account.blank + account.read + account.skippedLines == account.lines, "a line is lost")
    let waits = plan.objectives.map { objective in
      objective.dependsOn.map { key in
        guard let place = plan.objectives.firstIndex(where: { $0.key == key }) else {
          preconditionFailure("a dependency names what is not there")
        }
        return place
      }
    }
    let order = PlanOrder(dependencies: waits, priorities: waits.map(\.count)).order
    precondition(order.sorted() == Array(waits.indices), "the order leaves something out")
  }

  private static let plans = [
    """
    ---
    title: Sand
    status: done
    ---
    # Plan

    ## Phase 1: Sieve ✅ (P1)

    **Depends on:** Phase 2, Haul

    - [x] T001 dig `src/dig.py`
      - [ ] deeper
    - ~~gone~~

    ### Acceptance Criteria

    - [ ] It is dry

    | Task | Status |
    |---|---|
    | Haul | done |

    ```bash
    # not a heading
    ```

    ├── a/b.c
    <!-- hidden -->
    """,
    "# A\r\n\r\nB\r\n---\r\n1. one\r\n2) two\r\n<table><tr><td>x</td></tr></table>\r\n[a]: b",
  ]

  private static let wide: [UInt8] = [0xFF, 0xFE, 0x23, 0, 0x20, 0, 0x41, 0, 0x0A, 0, 0x3D, 0xD8]

  // MARK: - Stored files

  private static func digest(_ bytes: [UInt8]) {
    guard let file = SourceFile(encoded: bytes) else { return }
    let again = file.encoded()
    guard let same = SourceFile(encoded: again) else {
      preconditionFailure("what was read cannot be written and read again")
    }
    precondition(same.encoded() == again, "reading and writing changes the file")
  }

  private static var sample: SourceFile {
    let text = Array(
      "# waymark: 1.1\ndef dig(sand):\n    \"\"\"Digs.\"\"\"\n    return sand\n".utf8)
    var file = text.withUnsafeBufferPointer {
      SourceFileAnalyzer(grammars: GrammarLibrary(paths: [])).analyze(
        path: "dig.py", language: "python", bytes: $0)
    }
    var symbol = Symbol(kind: .function, name: "dig", container: "", line: 2, endLine: 4)
    (symbol.parameters, symbol.doc, symbol.markers) = (["sand"], "Digs.", ["1.1"])
    file.symbols = [symbol]
    file.imports = ["os"]
    file.findings = [
      Finding(code: "syntax-errors", severity: .info, path: "dig.py", line: 3, message: "odd")
    ]
    return file
  }

  // MARK: - Source files

  private static func source(_ bytes: [UInt8]) {
    let named = LanguageDetector.interpreter(bytes)
    _ = LanguageDetector.kind(of: String(decoding: bytes.prefix(64), as: UTF8.self))
    bytes.withUnsafeBufferPointer { buffer in
      let language = LanguageDetector.refined(named ?? "c", path: "a.h", buffer)
      let file = analyzer.analyze(path: "a.h", language: language, bytes: buffer)
      let lines = bytes.count { $0 == 0x0A } + (bytes.last.map { $0 == 0x0A ? 0 : 1 } ?? 0)
      precondition(file.lines.total == lines, "a line was not counted, or twice")
    }
    let document = PlanDocument(bytes, path: "PLAN.md")
    precondition(!document.bytes.contains { $0 == 0 || $0 == 0x0D }, "NUL or CR is left")
    precondition(
      String(validating: document.bytes, as: UTF8.self) != nil, "the text is not UTF-8")
  }

  private static let analyzer = SourceFileAnalyzer(grammars: GrammarLibrary(paths: []))

  private static let sources = [
    "#!/usr/bin/env -S python3.12 -u\nprint(1)\n", "#! /bin/bash\n", "#!\n",
    "#!/usr/bin/env X=1 node",
    "#pragma once\n  template <class T>\nclass A {};\n",
  ]
}
