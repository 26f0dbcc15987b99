package import WaymarkTerminal

/// What a theme says of one scope; what it leaves out comes from the scope's parents.
package struct StyleRule: Sendable, Hashable {
  package var foreground: Color?
  package var background: Color?
  package var attributes: Style.Attributes?

  package init(
    foreground: Color? = nil, background: Color? = nil, attributes: Style.Attributes? = nil
  ) {
    self.foreground = foreground
    self.background = background
    self.attributes = attributes
  }
}

/// A look for every scope.
package struct Theme: Sendable, Hashable {
  private var styles: [Scope: Style]

  /// Resolves rules, which are given by the name of a scope or of a group of scopes.
  package init(rules: [String: StyleRule]) {
    let ground = Theme.resolve(Scope.text.lineage, rules, below: .plain)
    var base = ground
    base.attributes = []
    styles = Dictionary(
      uniqueKeysWithValues: Scope.allCases.map { scope in
        (scope, scope == .text ? ground : Theme.resolve(scope.lineage, rules, below: base))
      })
  }

  /// The look of a scope.
  package subscript(scope: Scope) -> Style { styles[scope] ?? .plain }

  /// The look that a scope would have without a rule of its own.
  func inherited(_ scope: Scope, _ rules: [String: StyleRule]) -> Style {
    var base = self[.text]
    base.attributes = []
    return Theme.resolve(
      Array(scope.lineage.dropFirst()), rules, below: scope == .text ? .plain : base)
  }

  /// Colours and attributes come each from the nearest name that speaks of them.
  private static func resolve(
    _ lineage: [String], _ rules: [String: StyleRule], below base: Style
  ) -> Style {
    let known = lineage.compactMap { rules[$0] }
    return Style(
      known.lazy.compactMap(\.foreground).first ?? base.foreground,
      on: known.lazy.compactMap(\.background).first ?? base.background,
      known.lazy.compactMap(\.attributes).first ?? base.attributes)
  }

  /// The same theme with every style changed.
  func mapStyles(_ change: (Style) -> Style) -> Theme {
    var theme = self
    theme.styles = styles.mapValues(change)
    return theme
  }
}
