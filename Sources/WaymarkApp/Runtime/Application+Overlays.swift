internal import WaymarkTerminal

extension Application {
  /// The area that overlays are drawn over: that of all panes.
  var overlayArea: Size { Application.paneArea(of: size) }

  /// Shows an overlay above the others; one of the same kind does not come twice.
  mutating func present(_ presentation: Presentation) {
    guard !overlays.contains(presentation) else { return }
    pending = []
    overlays.append(presentation)
  }

  /// Gives a command to the topmost overlay.
  mutating func performInOverlay(_ command: Command) -> [Effect] {
    changeOverlay { $0.perform(command, in: $1) }
  }

  /// Types a key into the topmost overlay.
  mutating func typeInOverlay(_ key: Key) -> [Effect] {
    changeOverlay { $0.type(key, in: $1) }
  }

  /// Pastes into the topmost overlay.
  mutating func pasteInOverlay(_ text: String) -> [Effect] {
    changeOverlay { $0.paste(text, in: $1) }
  }

  /// Gives the topmost overlay what the mouse did, in the coordinates of the panes.
  mutating func mouseInOverlay(_ event: MouseEvent) -> [Effect] {
    changeOverlay { $0.mouse(event, in: $1) }
  }

  private mutating func changeOverlay(
    _ change: (inout any Overlay, Size) -> [Effect]
  ) -> [Effect] {
    guard let top = overlays.popLast() else { return [] }
    var overlay = top.overlay
    let effects = change(&overlay, overlayArea)
    overlays.append(Presentation(top.name, overlay))
    return effects
  }

  /// Gives every overlay an answer; each knows its own.
  mutating func receive(_ message: any OverlayMessage) -> [Effect] {
    changeOverlays { $0.receive(message, in: $1) }
  }

  /// Keeps what is selected in sight, in every overlay.
  mutating func revealOverlays() {
    _ = changeOverlays { overlay, area in
      overlay.reveal(in: area)
      return []
    }
  }

  private mutating func changeOverlays(
    _ change: (inout any Overlay, Size) -> [Effect]
  ) -> [Effect] {
    let area = overlayArea
    var effects: [Effect] = []
    overlays = overlays.map { presentation in
      var overlay = presentation.overlay
      effects += change(&overlay, area)
      return Presentation(presentation.name, overlay)
    }
    return effects
  }

  /// Keeps the theme or keymap that the topmost overlay tries out.
  mutating func adoptPreview() {
    switch overlays.last?.overlay.preview {
    case .theme(let theme): self.theme = theme.fitted(to: colorDepth)
    case .keymap(let keymap): self.keymap = keymap
    case nil: break
    }
  }

  /// Every command for the palette: what was used last first, what cannot be given now last.
  func makePalette() -> ChoicePicker {
    let here = panes[tab].contexts + [.app]
    let entries = Command.all.filter(\.context.isInPalette).map { command in
      (command: command, obstacle: obstacle(of: command, in: here))
    }
    let order = entries.enumerated().sorted { one, other in
      let ranks = [one, other].map { entry in
        (
          entry.element.obstacle == nil ? 0 : 1,
          recentCommands.firstIndex(of: entry.element.command) ?? .max, entry.offset
        )
      }
      return ranks[0] < ranks[1]
    }
    return .palette(order.map(\.element), keymap: keymap, isPlain: settings.isPlain)
  }

  private func obstacle(of command: Command, in here: [CommandContext]) -> String? {
    guard here.contains(command.context) else { return "Not here: \(command.context.title)." }
    if case .disabled(let reason) = availability(of: command) { return reason }
    return nil
  }
}
