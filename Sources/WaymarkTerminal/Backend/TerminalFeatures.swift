/// What a terminal that speaks ECMA-48 can do with the cells of its screen.
package struct TerminalFeatures: Sendable, Hashable {
  package var depth: ColorDepth
  /// The attributes that it shows.
  package var attributes: Style.Attributes
  /// Whether what is erased takes the background of the pen.
  package var erasesInColor: Bool
  /// Whether it erases some cells without moving (ECH).
  package var erasesCells: Bool
  /// Whether it moves to a column or row alone (CHA, VPA).
  package var movesAlongAxes: Bool
  /// Whether it repeats the last character (REP).
  package var repeats: Bool
  /// Whether it follows links (OSC 8) or at least ignores them.
  package var followsLinks: Bool

  package init(
    depth: ColorDepth, attributes: Style.Attributes = .all, erasesInColor: Bool = true,
    erasesCells: Bool = true, movesAlongAxes: Bool = true, repeats: Bool = false,
    followsLinks: Bool = false
  ) {
    self.depth = depth
    self.attributes = attributes
    self.erasesInColor = erasesInColor
    self.erasesCells = erasesCells
    self.movesAlongAxes = movesAlongAxes
    self.repeats = repeats
    self.followsLinks = followsLinks
  }
}

extension TerminalFeatures {
  /// Reads what terminfo and the environment say; nil for a terminal that speaks something else,
  /// which is left to ncurses.
  ///
  /// - Parameters:
  ///   - depth: The colours to use.
  ///   - capability: A string of terminfo by its name.
  ///   - flag: A flag of terminfo by its name.
  ///   - environment: A variable by its name; tmux erases in colour and its entry does not say so.
  package init?(
    depth: ColorDepth, capability: (String) -> String?, flag: (String) -> Bool,
    environment: (String) -> String?
  ) {
    func starts(_ name: String) -> Bool { capability(name)?.hasPrefix("\u{1B}[") ?? false }
    func isColor(_ name: String) -> Bool {
      capability(name).map { $0.hasPrefix("\u{1B}[") } ?? true
    }
    guard capability("cup") == "\u{1B}[%i%p1%d;%p2%dH", capability("el") == "\u{1B}[K",
      flag("xenl") || !flag("am"), capability("sgr0")?.contains("\u{1B}[") ?? false,
      isColor("setaf"), isColor("setab")
    else { return nil }
    let attributes: [(String, String, Style.Attributes)] = [
      ("bold", "\u{1B}[1m", .bold), ("dim", "\u{1B}[2m", .dim), ("sitm", "\u{1B}[3m", .italic),
      ("smul", "\u{1B}[4m", .underline), ("rev", "\u{1B}[7m", .reverse),
    ]
    let shown = attributes.filter { capability($0.0) == $0.1 }.map(\.2)
    self.init(
      depth: depth, attributes: Style.Attributes(shown),
      erasesInColor: flag("bce") || environment("TMUX") != nil,
      erasesCells: capability("ech") == "\u{1B}[%p1%dX",
      movesAlongAxes: capability("hpa") == "\u{1B}[%i%p1%dG"
        && capability("vpa") == "\u{1B}[%i%p1%dd",
      repeats: capability("rep") != nil && TerminalFeatures.isKnownToRepeat(environment),
      followsLinks: environment("TERM") != "linux")
  }

  /// Terminals often go by the name of xterm without repeating as it does, so its entry in terminfo
  /// is believed only of those that are known for it.
  private static func isKnownToRepeat(_ environment: (String) -> String?) -> Bool {
    let names = ["kitty", "foot", "alacritty", "wezterm", "ghostty", "iTerm.app", "WezTerm"]
    let own = [environment("TERM"), environment("TERM_PROGRAM")].compactMap { $0 }
    return environment("VTE_VERSION") != nil
      || names.contains { name in own.contains { $0.contains(name) } }
  }
}

extension ColorDepth {
  /// How many colours to use, by terminfo and by what terminals say of themselves.
  ///
  /// - Parameters:
  ///   - count: The colours of terminfo.
  ///   - isDirect: Whether terminfo knows that it takes red, green and blue (`RGB`, `Tc`).
  ///   - environment: A variable by its name.
  package init(count: Int, isDirect: Bool, environment: (String) -> String?) {
    self.init(count: count)
    guard self == .full256 else { return }
    let name = environment("TERM") ?? ""
    // GNU screen hands the variable on and knows no true colour; tmux translates.
    let isScreen = name.hasPrefix("screen") && environment("TMUX") == nil
    let says = ["truecolor", "24bit"].contains(environment("COLORTERM") ?? "")
    let names = ["kitty", "alacritty", "foot", "wezterm", "ghostty", "contour"]
    if isDirect || says && !isScreen || names.contains(where: { name.contains($0) }) {
      self = .trueColor
    }
  }
}
