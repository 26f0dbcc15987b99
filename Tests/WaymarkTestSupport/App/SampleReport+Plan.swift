internal import WaymarkCore

extension SampleReport {
  static let objectives: [ObjectiveAssessment] = [
    objective(
      "1", "Invoices", .primary, line: 5, .inProgress, completion: 0.72,
      text: "Everything about reading and writing invoices.",
      criteria: ["A malformed invoice names its line."]),
    objective(
      "1.1", "Read invoices from CSV and from the mail box", .primary, line: 9, .done,
      parent: "1", completion: 0.9,
      tasks: [
        task("1.1.1", "Parse the CSV (`InvoiceParser`)", line: 11, .done, 1, [parser, test]),
        task("1.1.2", "Reject rows without a number", line: 12, .done, 0.8, [parser]),
      ]),
    objective(
      "1.2", "Send reminders", .primary, line: 14, .done, parent: "1", completion: 0.2,
      tasks: [
        task("1.2.1", "Queue a reminder a week before the due date", line: 16, .done, 0),
        task("1.2.2", "Send it by mail", line: 17, .todo, 0.4, [mail]),
      ]),
    objective(
      "2", "Accounts", .secondary, line: 20, .todo, dependsOn: ["1"], completion: 0.85,
      tasks: [
        task("2.1", "Log in with a password", line: 22, .todo, 0.9, [login]),
        task("2.2", "Reset a forgotten password", line: 23, .blocked, 0.1),
      ]),
    objective("3", "Archive", .tertiary, line: 31, .deferred, completion: 0),
    objective("4", "Fax gateway", .tertiary, line: 35, .dropped, completion: 0),
  ]

  static let gaps: [Gap] = [
    Gap(
      objective: "1.2", task: "1.2.1", kind: .unverifiedClaim, severity: .critical,
      summary:
        "Queue a reminder a week before the due date: ticked off, but nothing names it"),
    Gap(
      objective: "1.2", kind: .partial, severity: .high,
      summary: "Send reminders: 1 of 2 tasks show little or nothing yet.", evidence: [mail]),
    Gap(
      objective: "2", task: "2.2", kind: .missing, severity: .medium,
      summary: "Reset a forgotten password: nothing in the code serves it."),
    Gap(
      objective: "2", task: "2.1", kind: .untested, severity: .low,
      summary: "Log in with a password: no test touches its code.", evidence: [login]),
    Gap(
      objective: nil, kind: .unplanned, severity: .low,
      summary: "src/legacy serves no objective (24 symbols)."),
  ]

  static let recommendations: [Recommendation] = [
    Recommendation(
      rank: 1, kind: .verify, title: "Verify: Send reminders",
      rationale: "The plan says done; the code shows 20 % of it.",
      terms: .init(level: 40, severity: 30, blocking: 5, incompleteness: 8), effort: .small,
      impact: .high, objective: "1.2"),
    Recommendation(
      rank: 2, kind: .complete, title: "Complete: Accounts",
      rationale: "A task is missing and one is untested.",
      terms: .init(level: 25, severity: 10, blocking: 0, incompleteness: 1), effort: .medium,
      impact: .medium, objective: "2", related: ["1.2"], dependsOn: [1]),
    Recommendation(
      rank: 3, kind: .review, title: "Plan or remove: src/legacy",
      rationale: "24 symbols serve no objective.",
      terms: .init(level: 10, severity: 0, blocking: 0, incompleteness: 10), effort: .small,
      impact: .low, objective: nil),
  ]

  /// The files that the sample's evidence lies in, by path, line by line.
  package static let sources: [String: [String]] = [
    "src/invoice_parser.py": [
      "class InvoiceParser:",
      "    \"\"\"Parses invoices from CSV.\"\"\"",
      "",
      "    def parse(self, text):",
      "        rows = []",
      "        for line in text.splitlines():",
      "            fields = line.split(\",\")",
      "            if not fields[0]:",
      "                raise ValueError(\"row without a number\")",
      "            rows.append(fields)",
      "        return rows",
    ],
    "src/mail.py": [
      "def send_mail(address, body):", "    \"\"\"Sends a mail.\"\"\"", "    print(address, body)",
    ],
    "src/Login.kt": ["class Login {", "  fun check(name: String, password: String) = true", "}"],
    "tests/test_parser.py": [
      "def test_parses_two_rows():", "    assert len(InvoiceParser().parse(\"1,a\\n2,b\")) == 2",
    ],
    "MASTER_PLAN.md": planText.split(separator: "\n", omittingEmptySubsequences: false)
      .map(String.init),
  ]

  /// The plan of the sample project.
  package static let planText = """
    # Acme invoices

    Small, correct, boring.

    ## 1 Invoices (primary)

    A malformed invoice names its line.

    ### 1.1 Read invoices from CSV and from the mail box

    - [x] Parse the CSV (`InvoiceParser`)
    - [x] Reject rows without a number

    ### 1.2 Send reminders

    - [x] Queue a reminder a week before the due date
    - [ ] Send it by mail

    """

  private static let parser = Evidence(
    path: "src/invoice_parser.py", line: 1, symbol: "InvoiceParser", kind: "class", score: 1,
    origin: .path, why: ["InvoiceParser"])
  private static let test = Evidence(
    path: "tests/test_parser.py", line: 1, symbol: "test_parses_two_rows", kind: "test",
    score: 0.81, origin: .lexical, why: ["pars", "row"], isTest: true)
  private static let mail = Evidence(
    path: "src/mail.py", line: 1, symbol: "send_mail", kind: "function", score: 0.64,
    origin: .lexical, why: ["mail", "send"])
  private static let login = Evidence(
    path: "src/Login.kt", line: 1, symbol: "Login", kind: "file", score: 0.9, origin: .lexical,
    why: ["login", "password"])

  private static func objective(
    _ key: String, _ title: String, _ level: Objective.Level, line: Int,
    _ declared: DeclaredStatus, parent: String? = nil, dependsOn: [String] = [],
    completion: Double, text: String = "", criteria: [String] = [], tasks: [TaskAssessment] = []
  ) -> ObjectiveAssessment {
    ObjectiveAssessment(
      objective: Objective(
        key: key, level: level, title: title, text: text, line: line, parent: parent,
        depth: parent == nil ? 0 : 1, dependsOn: dependsOn,
        criteria: criteria.map { Criterion(text: $0, line: line + 2) }, tasks: tasks.map(\.task),
        declaredStatus: declared),
      tasks: tasks, completion: completion, confidence: 0.8)
  }

  private static func task(
    _ id: String, _ text: String, line: Int, _ declared: DeclaredStatus, _ completion: Double,
    _ evidence: [Evidence] = []
  ) -> TaskAssessment {
    TaskAssessment(
      task: PlanTask(id: id, text: text, line: line, declaredStatus: declared),
      evidence: evidence, completion: completion, confidence: 0.8)
  }
}
