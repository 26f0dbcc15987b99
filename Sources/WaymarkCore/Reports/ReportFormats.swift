/// A way to print a report.
package protocol ReportFormat: Sendable {
  /// The name on the command line.
  static var name: String { get }

  /// The whole report, ending in a line break.
  func render(_ report: AnalysisReport) throws -> String
}

/// How text for a terminal may look.
package struct TextStyle: Sendable, Hashable {
  package var color: Bool
  /// In columns.
  package var width: Int

  package init(color: Bool, width: Int) {
    self.color = color
    self.width = width
  }

  /// Text in bold where colour is allowed.
  func bold(_ text: String) -> String { color ? "\u{1B}[1m\(text)\u{1B}[0m" : text }

  /// Text in the background where colour is allowed.
  func dim(_ text: String) -> String { color ? "\u{1B}[2m\(text)\u{1B}[0m" : text }

  /// A bar of ten cells.
  func bar(_ share: Double) -> String {
    let full = Int((max(0, min(1, share)) * 10).rounded())
    return String(repeating: "█", count: full) + String(repeating: "░", count: 10 - full)
  }

  /// Cuts a text to the width that is left after some columns.
  func fit(_ text: String, after columns: Int) -> String {
    let room = max(20, width - columns)
    return text.count <= room ? text : text.prefix(room - 1) + "…"
  }
}

/// The one list of report formats.
package enum ReportFormats {
  package static let names = [
    TextReport.name, JSONReport.name, MarkdownReport.name, SARIFReport.name, JUnitReport.name,
  ]

  /// The format of a name.
  ///
  /// - Throws: `invalidArgument` when there is none.
  package static func named(_ name: String, style: TextStyle) throws -> any ReportFormat {
    switch name {
    case TextReport.name: TextReport(style: style)
    case JSONReport.name: JSONReport()
    case MarkdownReport.name: MarkdownReport()
    case SARIFReport.name: SARIFReport()
    case JUnitReport.name: JUnitReport()
    default:
      throw WaymarkError(
        .invalidArgument, "There is no report format “\(name)”.",
        hint: "Choose from \(names.joined(separator: ", ")).", field: "format")
    }
  }
}

/// Whole percent of a share.
func percent(_ share: Double) -> Int { Int((share * 100).rounded()) }
