package import WaymarkTerminal

/// Something above the panes that gets keys first, such as the command palette.
///
/// Like a pane it is a value that asks for what it wants by effects; `.dismiss` takes the topmost
/// overlay away.
package protocol Overlay: Sendable {
  /// The contexts that its keys belong to, the innermost first; the application's come after them.
  var contexts: [CommandContext] { get }

  /// Whether characters are typed into the overlay instead of being looked up as keys.
  var isTakingText: Bool { get }

  /// The commands worth a hint now, the most useful first.
  var hints: [Command] { get }

  /// What the screen should look like while the overlay is there.
  var preview: Preview? { get }

  /// Whether a command of its contexts can be given now.
  func availability(of command: Command) -> Availability

  /// Carries out a command of its contexts.
  mutating func perform(_ command: Command, in area: Size) -> [Effect]

  /// Takes a key that no command claimed, while the overlay is taking text.
  mutating func type(_ key: Key, in area: Size) -> [Effect]

  /// Takes a paste.
  mutating func paste(_ text: String, in area: Size) -> [Effect]

  /// Takes what the mouse did, in the coordinates of its area.
  mutating func mouse(_ event: MouseEvent, in area: Size) -> [Effect]

  /// Takes an answer to work that some overlay asked for; the types are its own.
  mutating func receive(_ message: any OverlayMessage, in area: Size) -> [Effect]

  /// Keeps what is selected on the screen; called after every change of state or size.
  mutating func reveal(in area: Size)

  /// Draws the overlay over the area of the panes.
  func draw(on canvas: inout Canvas, _ look: Look)
}

extension Overlay {
  package var isTakingText: Bool { false }
  package var hints: [Command] { [] }
  package var preview: Preview? { nil }
  package func availability(of command: Command) -> Availability { .enabled }
  package mutating func type(_ key: Key, in area: Size) -> [Effect] { [] }
  package mutating func paste(_ text: String, in area: Size) -> [Effect] {
    guard isTakingText else { return [] }
    return text.filter { !$0.isNewline }.flatMap { type(Key(.character($0)), in: area) }
  }
  package mutating func mouse(_ event: MouseEvent, in area: Size) -> [Effect] {
    wheelOrLeave(event, in: area)
  }
  package mutating func receive(_ message: any OverlayMessage, in area: Size) -> [Effect] { [] }
  package mutating func reveal(in area: Size) {}
}

extension Overlay {
  /// Scrolls by the wheel as the keys do, and leaves by the right button.
  mutating func wheelOrLeave(_ event: MouseEvent, in area: Size) -> [Effect] {
    let isPicker = contexts.contains(.picker)
    let (up, down) = (
      isPicker ? Command(PickerAction.up) : Command(ListAction.up),
      isPicker ? Command(PickerAction.down) : Command(ListAction.down)
    )
    switch event.kind {
    case .wheelUp: return (0..<MouseEvent.wheelRows).flatMap { _ in perform(up, in: area) }
    case .wheelDown: return (0..<MouseEvent.wheelRows).flatMap { _ in perform(down, in: area) }
    case .press(.right): return [.dismiss]
    default: return []
    }
  }
}

/// An answer to work that is for the overlays.
package protocol OverlayMessage: Sendable {}

/// A theme or a keymap that is tried out.
package enum Preview: Sendable {
  case theme(Theme)
  case keymap(Keymap)
}

/// An overlay to be shown; known by its name, as work is.
package struct Presentation: Sendable, Hashable {
  package let name: String
  package let overlay: any Overlay

  package init(_ name: String, _ overlay: any Overlay) {
    self.name = name
    self.overlay = overlay
  }

  package static func == (left: Presentation, right: Presentation) -> Bool {
    left.name == right.name
  }

  package func hash(into hasher: inout Hasher) { hasher.combine(name) }
}
