/// The scopes as Markdown, for people who write themes.
enum ScopeTable {
  static var lines: [String] {
    var lines = ["| scope | what it is |", "|---|---|"]
    for scope in Scope.allCases where !scope.rawValue.hasPrefix("syntax.") {
      lines.append("| `\(scope.rawValue)` | \(scope.words) |")
    }
    let captures = Scope.allCases.filter { $0.rawValue.hasPrefix("syntax.") }
      .map { "`\($0.rawValue.dropFirst("syntax.".count))`" }
    lines += ["", "Below `syntax.` stand the capture names of tree-sitter queries:", ""]
    var row = ""
    for capture in captures {
      if row.count + capture.count > 98 {
        lines.append(row)
        row = ""
      }
      row += (row.isEmpty ? "" : " ") + capture
    }
    return lines + [row]
  }
}

extension Scope {
  /// What the scope is, in a few words.
  var words: String { Scope.descriptions[self] ?? "source: \(rawValue)" }

  private static let descriptions: [Scope: String] = [
    .text: "text, and the ground of everything", .faint: "what matters less",
    .strong: "what matters more", .disabled: "what cannot be used now",
    .tab: "the tab bar", .activeTab: "the tab that is shown", .statusLine: "the last line",
    .title: "the heading of a section", .focusedTitle: "the heading of the section with the focus",
    .rule: "lines between sections", .focusedRule: "the line of the section with the focus",
    .popup: "boxes above the rest", .popupBorder: "their border", .popupTitle: "their title",
    .selection: "the selected row", .unfocusedSelection: "the selected row without the focus",
    .match: "letters that a search matched", .field: "a field to type in",
    .placeholder: "what an empty field says", .fieldError: "what is wrong with a field",
    .cursor: "the cursor, where the terminal's own is not used",
    .cursorLine: "the line with the cursor", .lineNumber: "line numbers",
    .currentLineNumber: "the number of the line with the cursor",
    .invisible: "spaces and tabs that are made visible", .scrollbar: "scroll bars",
    .button: "a button", .focusedButton: "the button with the focus", .key: "a key",
    .keyLabel: "what a key does", .notice: "a notice", .warningNotice: "a warning",
    .errorNotice: "an error", .branch: "a branch of git", .link: "a link",
    .barFilled: "the done part of a bar", .barEmpty: "the open part of a bar",
    .sparkline: "small charts", .statusDone: "the plan says done",
    .statusActive: "the plan says in progress", .statusOpen: "the plan says to do",
    .statusBlocked: "the plan says blocked", .statusAside: "deferred or dropped",
    .disagreement: "plan and code differ", .severityCritical: "a critical gap",
    .severityHigh: "a high gap", .severityMedium: "a medium gap", .severityLow: "a low gap",
    .trendUp: "better than before", .trendDown: "worse than before", .path: "a path of a file",
    .sourceLineNumber: "line numbers of excerpts", .source: "source of excerpts",
    .sourceFocus: "the line that an excerpt is about", .findingError: "an error in a plan or file",
    .findingWarning: "a warning about one", .findingInfo: "a remark about one",
    .added: "an added line", .addedWord: "the words that were added",
    .removed: "a removed line", .removedWord: "the words that were removed",
    .changed: "something changed", .hunk: "the heading of a hunk",
    .diffHeader: "the heading of a file", .conflict: "a conflict",
    .chatUser: "who asks", .chatModel: "who answers", .chatThinking: "what a model thinks",
  ]
}
