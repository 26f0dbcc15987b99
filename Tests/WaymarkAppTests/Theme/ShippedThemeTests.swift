import Foundation
import Testing
import WaymarkCore
import WaymarkTerminal
import WaymarkTestSupport

@testable import WaymarkApp

/// The themes in `themes/` are sound, complete and can be read.
@Suite struct ShippedThemeTests {
  private static let library = ConfigurationLibrary(
    ResourceLocator([.init(Checkout.path, .checkout)]))

  static let names = library.names(of: .themes)

  private func theme(_ name: String) throws -> Theme {
    try #require(ThemeReader.load(name, from: ShippedThemeTests.library)).theme
  }

  @Test func `the themes that people look for are there`() {
    for name in [
      "dark", "light", "high-contrast", "colorblind", "gruvbox-dark", "gruvbox-light", "nord",
      "solarized-dark", "solarized-light", "dracula", "catppuccin-mocha", "catppuccin-latte",
      "tokyo-night", "one-dark", "monokai",
    ] {
      #expect(ShippedThemeTests.names.contains(name))
    }
  }

  @Test(arguments: names)
  func `a theme has no mistakes`(name: String) throws {
    let loaded = try #require(ThemeReader.load(name, from: ShippedThemeTests.library))
    #expect(loaded.warnings.map(\.description).isEmpty, "\(loaded.warnings)")
  }

  @Test func `the default theme is the built-in one`() throws {
    #expect(try Checkout.read("themes/default.toml") == ThemeFile.builtInText, "run `make docs`")
    #expect(try theme("default") == Theme.builtIn)
  }

  @Test(arguments: names.filter { $0 != "default" })
  func `every text can be read on its ground`(name: String) throws {
    let theme = try theme(name)
    let needed = name == "high-contrast" ? 7.0 : 4.5
    let ground = theme[.text].background
    for scope in Scope.allCases where !Theme.shapes.contains(scope) {
      let style = theme[scope]
      var grounds = [style.background]
      if style.background == ground {
        grounds += [Scope.popup, .statusLine].map { theme[$0].background }
        // Source is drawn on the line of the cursor, too.
        if scope.rawValue.hasPrefix("syntax.") { grounds.append(theme[.cursorLine].background) }
      }
      for ground in grounds {
        let contrast = try #require(
          style.foreground.contrast(to: ground), "\(scope.rawValue) has no colour of its own")
        #expect(contrast >= needed, "\(scope.rawValue) \(style.foreground) on \(ground)")
      }
    }
  }

  @Test(arguments: names.filter { $0 != "default" })
  func `what is selected or has the focus stands out from the rest`(name: String) throws {
    let theme = try theme(name)
    for scope in [Scope.selection, .activeTab, .focusedButton, .cursor] {
      #expect(theme[scope].background != theme[.text].background, "\(scope.rawValue)")
      #expect(theme[scope].background != theme[.popup].background, "\(scope.rawValue)")
    }
    let tabs = try #require(theme[.activeTab].background.contrast(to: theme[.tab].background))
    #expect(tabs >= 3, "the active tab against the others")
  }

  @Test(arguments: names, [ColorDepth.sixteen, .eight])
  func `text stays apart from its ground where there are few colours`(
    name: String, depth: ColorDepth
  ) throws {
    let theme = try theme(name).fitted(to: depth)
    for scope in Scope.allCases where !Theme.shapes.contains(scope) {
      let style = theme[scope]
      #expect(
        style.background == .standard
          || depth.index(of: style.foreground)
            != depth.index(of: style.background),
        "\(scope.rawValue): \(style)")
    }
  }

  @Test func `without colour the attributes of the built-in theme remain`() throws {
    #expect(try theme("nord").fitted(to: .monochrome) == Theme.builtIn)
  }

  @Test(arguments: [ColorBlindness.deuteranopia, .protanopia])
  func `good and bad stay apart for the colour-blind`(sight: ColorBlindness) throws {
    let theme = try theme("colorblind")
    let pairs: [(Scope, Scope)] = [
      (.trendUp, .trendDown), (.added, .removed), (.statusDone, .statusBlocked),
      (.statusDone, .statusActive), (.statusActive, .statusBlocked),
      (.severityHigh, .severityMedium),
      (.severityMedium, .severityLow), (.findingError, .findingInfo), (.notice, .errorNotice),
    ]
    for (one, other) in pairs {
      let distance = try #require(
        sight.distance(theme[one].foreground, theme[other].foreground))
      #expect(distance > 0.06, "\(one.rawValue) and \(other.rawValue): \(distance)")
    }
  }
}

/// How colours look to people who lack one kind of cone.
enum ColorBlindness: Sendable, CaseIterable {
  case deuteranopia
  case protanopia

  /// In linear light, after Machado, Oliveira and Fernandes (2009), full severity.
  private var matrix: [[Double]] {
    switch self {
    case .deuteranopia:
      [
        [0.367322, 0.860646, -0.227968], [0.280085, 0.672501, 0.047413],
        [-0.011820, 0.042940, 0.968881],
      ]
    case .protanopia:
      [
        [0.152286, 1.052583, -0.204868], [0.114503, 0.786281, 0.099216],
        [-0.003882, -0.048116, 1.051998],
      ]
    }
  }

  /// How far apart two colours look, in OKLab; black and white are 1 apart.
  func distance(_ one: Color, _ other: Color) -> Double? {
    guard let a = one.components.map(seen), let b = other.components.map(seen) else { return nil }
    return zip(a, b).map { ($0 - $1) * ($0 - $1) }.reduce(0, +).squareRoot()
  }

  private func seen(_ color: (red: Int, green: Int, blue: Int)) -> [Double] {
    let light = [color.red, color.green, color.blue].map { value in
      let share = Double(value) / 255
      return share <= 0.04045 ? share / 12.92 : pow((share + 0.055) / 1.055, 2.4)
    }
    let rgb = matrix.map { row in max(0, zip(row, light).map(*).reduce(0, +)) }
    let lms = [
      [0.4122214708, 0.5363325363, 0.0514459929], [0.2119034982, 0.6806995451, 0.1073969566],
      [0.0883024619, 0.2817188376, 0.6299787005],
    ].map { row in cbrt(zip(row, rgb).map(*).reduce(0, +)) }
    return [
      [0.2104542553, 0.7936177850, -0.0040720468], [1.9779984951, -2.4285922050, 0.4505937099],
      [0.0259040371, 0.7827717662, -0.8086757660],
    ].map { row in zip(row, lms).map(*).reduce(0, +) }
  }
}
