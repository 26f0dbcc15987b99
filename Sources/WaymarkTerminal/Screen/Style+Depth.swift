extension Style {
  /// The style as a terminal with few colours can show it.
  ///
  /// With sixteen colours or fewer, text and ground of a theme in true colour easily become the same
  /// colour. The text then takes the nearest one that can be read on the ground.
  package func fitted(to depth: ColorDepth) -> Style {
    guard depth == .sixteen || depth == .eight else { return self }
    var style = self
    style.background = Style.basic(background, depth)
    style.foreground = Style.basic(foreground, depth)
    guard case .ansi(let ground) = style.background, case .ansi(let text) = style.foreground,
      foreground != background, !Style.isReadable(text, on: ground)
    else { return style }
    let wanted = foreground.components ?? ColorDepth.basic[Int(text)]
    let readable = (0..<Style.count(depth)).filter { Style.isReadable($0, on: ground) }
    let nearest = readable.min {
      ColorDepth.distance(ColorDepth.basic[Int($0)], wanted)
        < ColorDepth.distance(ColorDepth.basic[Int($1)], wanted)
    }
    style.foreground = nearest.map { .ansi($0) } ?? style.foreground
    return style
  }

  private static func count(_ depth: ColorDepth) -> UInt8 { depth == .eight ? 8 : 16 }

  private static func basic(_ color: Color, _ depth: ColorDepth) -> Color {
    switch color {
    case .standard, .ansi: color
    case .indexed, .rgb: .ansi(UInt8(clamping: depth.index(of: color)))
    }
  }

  /// Whether one of the sixteen colours stands out from another; three to one is the least that
  /// WCAG asks of anything.
  private static func isReadable(_ text: UInt8, on ground: UInt8) -> Bool {
    let all = ColorDepth.basic
    return Color.contrast(all[Int(text) % all.count], all[Int(ground) % all.count]) >= 3
  }
}
