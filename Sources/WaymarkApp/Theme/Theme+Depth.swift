package import WaymarkTerminal

extension Theme {
  /// The theme as a terminal can show it: with few colours text stays apart from its ground, and
  /// without any the attributes of the built-in theme set things apart.
  package func fitted(to depth: ColorDepth) -> Theme {
    switch depth {
    case .monochrome: .builtIn
    case .eight, .sixteen: mapStyles { $0.fitted(to: depth) }
    default: self
    }
  }
}
