/// What the application asks about its configuration.
enum ConfigurationWork {
  /// A burst of writes, as editors make them, is read once.
  private static let pause = Duration.milliseconds(40)

  /// Reads the configuration.
  static let read = Effect.run(
    Work(Work.ID(.dashboard, "configuration")) { services, send in
      send(services.configuration.load())
    })

  /// Reads it again whenever a file of it changes.
  static let follow = Effect.run(
    Work(Work.ID(.dashboard, "configuration changes"), isSubscription: true) { services, send in
      for await _ in services.configuration.changes() {
        try? await Task.sleep(for: pause)
        guard !Task.isCancelled else { return }
        send(services.configuration.load())
      }
    })
}
