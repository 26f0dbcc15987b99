/// Something wrong or doubtful in the plan or in a source file.
package struct Finding: Sendable, Hashable, Codable {
  /// How bad a finding is; only `error` fails `waymark plan`.
  package enum Severity: String, Sendable, Codable, CaseIterable, Comparable {
    case error
    case warning
    case info

    package static func < (left: Severity, right: Severity) -> Bool {
      left.rank < right.rank
    }

    private var rank: Int {
      switch self {
      case .info: 0
      case .warning: 1
      case .error: 2
      }
    }
  }

  /// A stable, kebab-case name of the rule, such as `duplicate-key`.
  package var code: String
  package var severity: Severity
  /// The file, relative to the project root.
  package var path: String
  /// The line, counted from 1; 0 when the finding is about the whole file.
  package var line: Int
  /// One sentence that says what is wrong and, where it helps, what to do.
  package var message: String

  package init(code: String, severity: Severity, path: String, line: Int, message: String) {
    self.code = code
    self.severity = severity
    self.path = path
    self.line = line
    self.message = message
  }
}
