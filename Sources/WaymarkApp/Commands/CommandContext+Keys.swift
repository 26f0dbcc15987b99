extension CommandContext {
  /// The contexts whose keys work as well where those of this one do.
  package var alongside: [CommandContext] {
    switch self {
    case .app: []
    case .list, .field, .dialog, .sheet: [.app]
    case .picker, .text: [.field, .app]
    case .composer: [.chat, .app]
    default: [.list, .app]
    }
  }

  /// Whether characters are typed here, so that a key must be a chord or no character.
  package var isTakingText: Bool { [.picker, .field, .text, .composer, .sheet].contains(self) }

  /// Whether the palette lists its commands: not those that only move around or belong to an
  /// overlay.
  var isInPalette: Bool {
    switch self {
    case .list, .help, .picker, .field, .text, .dialog, .activities, .log,
      .composer, .sheet:
      false
    default: true
    }
  }
}
