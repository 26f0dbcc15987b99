extension CommandContext {
  /// The contexts whose keys work as well where those of this one do.
  package var alongside: [CommandContext] {
    switch self {
    case .app: []
    case .list, .sheet: [.app]
    case .composer: [.chat, .app]
    default: [.list, .app]
    }
  }

  /// Whether characters are typed here, so that a key must be a chord or no character.
  package var isTakingText: Bool { self == .composer || self == .sheet }
}
