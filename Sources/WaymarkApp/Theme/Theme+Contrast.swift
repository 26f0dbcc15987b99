internal import WaymarkTerminal

extension Theme {
  /// What is drawn as lines and areas and not as text.
  package static let shapes: Set<Scope> = [
    .rule, .focusedRule, .popupBorder, .barFilled, .barEmpty, .sparkline, .scrollbar, .invisible,
  ]

  /// Text with less contrast than WCAG asks for, 4.5:1, where both colours are known.
  package var hardToRead: [(Scope, Double)] {
    let ground = self[.text].background
    return Scope.allCases.filter { !Theme.shapes.contains($0) }.compactMap { scope in
      let style = self[scope]
      let grounds =
        [style.background] + (style.background == ground ? [self[.popup].background] : [])
      let least = grounds.compactMap { style.foreground.contrast(to: $0) }.min()
      return least.flatMap { $0 < 4.5 ? (scope, $0) : nil }
    }
  }
}
