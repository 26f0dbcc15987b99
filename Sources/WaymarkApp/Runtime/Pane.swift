package import Foundation
package import WaymarkTerminal

/// What a tab shows: a value with its own commands, which answers of the core change.
///
/// A pane knows no other pane and no terminal. It draws its state, says which of its commands can
/// be given, and asks for work by returning effects; what the work answers comes back through
/// ``receive(_:in:)``. Everything has a default but drawing, so that a pane is what it adds.
package protocol Pane: Sendable {
  /// The contexts that its keys belong to, the innermost first; the application's come after them.
  var contexts: [CommandContext] { get }

  /// Whether characters are typed into the pane instead of being looked up as keys.
  var isTakingText: Bool { get }

  /// Something under way that the status line shows instead of hints.
  var progress: PaneProgress? { get }

  /// The commands worth a hint now, the most useful first.
  var hints: [Command] { get }

  /// What to do when the pane is shown for the first time.
  mutating func appear() -> [Effect]

  /// Whether a command of its contexts can be given now.
  func availability(of command: Command) -> Availability

  /// Carries out a command of its contexts.
  mutating func perform(_ command: Command, in area: Size) -> [Effect]

  /// Takes a key that no command claimed, while the pane is taking text.
  mutating func type(_ key: Key, in area: Size) -> [Effect]

  /// Takes a paste; while the pane is taking text, its characters are typed unless it knows better.
  mutating func paste(_ text: String, in area: Size) -> [Effect]

  /// Takes a press, a drag or the wheel in its area, in cells of the area.
  mutating func mouse(_ event: MouseEvent, in area: Size) -> [Effect]

  /// Takes an answer to its work; the types are the pane's own.
  mutating func receive(_ message: any Sendable, in area: Size) -> [Effect]

  /// Keeps what is selected on the screen; called after every change of state or size.
  mutating func reveal(in area: Size)

  /// Draws the pane; local coordinates, nothing reaches outside.
  func draw(on canvas: inout Canvas, _ look: Look)

  /// What to remember until the next start, in a format of the pane's own; nil for nothing.
  var memory: String? { get }

  /// Goes back to what was remembered; anything may come, from any version.
  mutating func restore(_ memory: String)

  /// Whether something is under way that wants a moment at the end of the program.
  var mustFinish: Bool { get }

  /// What to do instead of leaving the program; empty when nothing stands against it.
  var beforeQuitting: [Effect] { get }

  /// Called once when the program ends.
  func end()

  /// Milliseconds until the screen would read differently without any message, as ages do; nil when
  /// it would not.
  func millisecondsToChange(at now: Date) -> Int?
}

extension Pane {
  package var contexts: [CommandContext] { [] }
  package var isTakingText: Bool { false }
  package var progress: PaneProgress? { nil }
  package var hints: [Command] { [] }
  package mutating func appear() -> [Effect] { [] }
  package func availability(of command: Command) -> Availability { .enabled }
  package mutating func perform(_ command: Command, in area: Size) -> [Effect] { [] }
  package mutating func type(_ key: Key, in area: Size) -> [Effect] { [] }
  package mutating func paste(_ text: String, in area: Size) -> [Effect] {
    guard isTakingText else { return [] }
    return text.filter { !$0.isNewline }.flatMap { type(Key(.character($0)), in: area) }
  }
  package mutating func mouse(_ event: MouseEvent, in area: Size) -> [Effect] { [] }
  package mutating func receive(_ message: any Sendable, in area: Size) -> [Effect] { [] }
  package mutating func reveal(in area: Size) {}
  package var memory: String? { nil }
  package mutating func restore(_ memory: String) {}
  package var mustFinish: Bool { false }
  package var beforeQuitting: [Effect] { [] }
  package func end() {}
  package func millisecondsToChange(at now: Date) -> Int? { nil }
}

/// Something under way, for the status line.
package struct PaneProgress: Sendable, Hashable {
  /// What is being done, without a full stop.
  package var words: String
  /// 0 to 1; nil while nobody knows.
  package var fraction: Double?
  /// What stops it, when it can be stopped here.
  package var cancel: Command?

  package init(words: String, fraction: Double? = nil, cancel: Command? = nil) {
    self.words = words
    self.fraction = fraction
    self.cancel = cancel
  }
}
