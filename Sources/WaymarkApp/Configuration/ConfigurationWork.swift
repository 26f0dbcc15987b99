internal import WaymarkCore

/// What the application asks about its configuration.
enum ConfigurationWork {
  /// A burst of writes, as editors make them, is read once.
  private static let pause = Duration.milliseconds(40)

  private static let id = Work.ID(.dashboard, "configuration")

  /// Reads the configuration.
  static func read(_ choices: Settings.Changes, isOnLight: Bool) -> Effect {
    .run(
      Work(id) { services, send in
        send(services.configuration.load(choices, isOnLight: isOnLight))
      })
  }

  /// Tells whenever a file of it changes.
  static let follow = Effect.run(
    Work(Work.ID(.dashboard, "configuration changes"), isSubscription: true) { services, send in
      for await _ in services.configuration.changes() {
        try? await Task.sleep(for: pause)
        guard !Task.isCancelled else { return }
        send(ConfigurationChanged())
      }
    })

  /// Remembers a setting for the next start and reads the configuration with it.
  static func choose(
    _ setting: String, _ value: String, _ choices: Settings.Changes, isOnLight: Bool
  ) -> Effect {
    .run(
      Work(id) { services, send in
        do {
          try services.configuration.remember(setting, value)
        } catch {
          send(ConfigurationNotSaved(failure: Failure(error)))
        }
        send(services.configuration.load(choices, isOnLight: isOnLight))
      })
  }

  /// Reads every theme or keymap that there is, for a picker.
  static func choices(of kind: ConfigurationLibrary.Kind) -> Effect {
    .run(
      Work(Work.ID(.dashboard, "choices of \(kind.rawValue)")) { services, send in
        let library = services.configuration.library
        let all = library.names(of: kind).compactMap { name -> ResourcePicker.Choice? in
          let origin = library.resource(kind, named: name)?.origin == .user ? "yours" : ""
          let preview: Preview? =
            switch kind {
            case .themes: ThemeReader.load(name, from: library).map { .theme($0.theme) }
            case .keymaps: KeymapReader.load(name, from: library).map { .keymap($0.keymap) }
            }
          return preview.map { ResourcePicker.Choice(name: name, origin: origin, preview: $0) }
        }
        send(ResourcePicker.Choices(kind: kind, all: all))
      })
  }
}

/// Says that a file of the configuration is another now.
struct ConfigurationChanged: Sendable {}

/// Says that a setting holds for this session alone.
struct ConfigurationNotSaved: Sendable {
  let failure: Failure
}
