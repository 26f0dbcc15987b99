package import WaymarkTerminal

/// A look for every scope.
package struct Theme: Sendable, Hashable {
  private var styles: [Scope: Style]

  package init(styles: [Scope: Style]) { self.styles = styles }

  /// The look of a scope; plain text where the theme says nothing.
  package subscript(scope: Scope) -> Style { styles[scope] ?? .plain }

  /// The terminal's own sixteen colours and attributes, right on any background.
  package static let builtIn = Theme(styles: [
    .faint: Style(.standard, .dim),
    .strong: Style(.standard, .bold),
    .activeTab: Style(cyan, [.bold, .reverse]),
    .shownTab: Style(cyan, .underline),
    .title: Style(.standard, .bold),
    .focusedTitle: Style(cyan, .bold),
    .rule: Style(.standard, .dim),
    .focusedRule: Style(cyan),
    .popupBorder: Style(cyan),
    .popupTitle: Style(cyan, .bold),
    .selection: Style(cyan, .reverse),
    .key: Style(cyan, .bold),
    .keyLabel: Style(.standard, .dim),
    .notice: Style(cyan),
    .errorNotice: Style(red, .bold),
    .branch: Style(magenta),
    .barFilled: Style(green),
    .barEmpty: Style(.standard, .dim),
    .sparkline: Style(cyan),
    .statusDone: Style(green),
    .statusActive: Style(yellow),
    .statusBlocked: Style(red),
    .statusAside: Style(.standard, .dim),
    .disagreement: Style(red, .bold),
    .severityCritical: Style(red, [.bold, .reverse]),
    .severityHigh: Style(red, .bold),
    .severityMedium: Style(yellow),
    .severityLow: Style(.standard, .dim),
    .trendUp: Style(green),
    .trendDown: Style(red),
    .path: Style(cyan),
    .lineNumber: Style(.standard, .dim),
    .sourceFocus: Style(.standard, .bold),
  ])

  private static let red = Color.ansi(1)
  private static let green = Color.ansi(2)
  private static let yellow = Color.ansi(3)
  private static let magenta = Color.ansi(5)
  private static let cyan = Color.ansi(6)
}

extension Style {
  /// Text in a colour with attributes, on the terminal's own background.
  fileprivate init(_ color: Color, _ attributes: Attributes = []) {
    self.init(color, on: .standard, attributes)
  }
}
