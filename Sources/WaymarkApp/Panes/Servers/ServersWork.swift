internal import Foundation
internal import WaymarkCore

/// What the core answers to the servers.
enum ServersAnswer: Sendable {
  case listed([Server])
  case failed(Failure)
  case unavailable
  case health(ServerHealth)
  case models(Int64, ServersPane.Models)
  case removed(Server)
  case tested(ServerHealth)
  case details(String, ModelDetails)
  case pulled(Int, String?)
  case notice(Notice)
  case refused(field: String?, Failure)
}

/// How far a pull is.
struct PullNews: Superseding {
  let number: Int
  let progress: PullProgress
}

/// What the servers ask of the core.
enum ServersWork {
  /// Seconds between two looks at the servers.
  private static let interval = 30

  /// Lists the servers and asks each whether it is there and what it has.
  static let list = work("list") { servers, send in
    // An empty registry gets the usual server of this machine.
    _ = try servers.standard()
    let all = try servers.store.list()
    send(ServersAnswer.listed(all))
    await withTaskGroup(of: Void.self) { group in
      for server in all { group.addTask { await look(at: server, servers, send) } }
    }
  }

  /// Looks at the servers from time to time.
  static let watch = Effect.run(
    Work(Work.ID(.servers, "watch"), isSubscription: true) { services, send in
      while (try? await Task.sleep(for: .seconds(interval))) != nil {
        guard let servers = try? services.chat?.core().servers,
          let all = try? servers.store.list()
        else { return }
        for health in await servers.check(all) { send(ServersAnswer.health(health)) }
      }
    })

  /// Asks one server for everything.
  static func look(_ server: Server) -> Effect {
    work("look \(server.id)") { servers, send in await look(at: server, servers, send) }
  }

  private static func look(
    at server: Server, _ servers: ServerDirectory, _ send: @escaping Work.Send
  ) async {
    let health = await servers.check(server)
    send(ServersAnswer.health(health))
    var models = ServersPane.Models(isAsking: false)
    do {
      if let fault = health.fault { throw fault }
      let client = try servers.client(for: server)
      models.installed = try await client.models()
      models.loaded = (try? await client.loaded()) ?? []
    } catch {
      models.fault = Failure(error).sentences
    }
    send(ServersAnswer.models(server.id, models))
  }

  static func test(_ server: Server) -> Effect {
    work("test \(server.id)") { servers, send in
      send(ServersAnswer.tested(await servers.check(server)))
    }
  }

  /// Stores a server that was filled in; new when it has no id.
  static func store(_ form: ServerForm, instead server: Server?) -> Effect {
    work("store") { servers, send in
      do {
        let stored: Server
        if var changed = server {
          changed.name = form.name
          changed.url = form.url
          changed.settings = form.settings
          stored = try servers.store.update(changed)
        } else {
          stored = try servers.store.add(
            name: form.name, url: form.url, settings: form.settings)
        }
        if let token = form.token {
          var secret = try servers.secrets.secret(of: stored)
          secret.token = token.isEmpty ? nil : token
          try servers.secrets.set(secret, of: stored)
        }
        send(ServersAnswer.listed(try servers.store.list()))
        send(ServersAnswer.notice(Notice("“\(stored.name)” is kept.")))
        await look(at: stored, servers, send)
      } catch let error as WaymarkError {
        send(ServersAnswer.refused(field: error.field, Failure(error)))
      }
    }
  }

  /// Changes the registry and lists it anew.
  static func change(
    _ name: String, _ change: @escaping @Sendable (ServerStore) throws -> Void
  ) -> Effect {
    work(name) { servers, send in
      try change(servers.store)
      send(ServersAnswer.listed(try servers.store.list()))
    }
  }

  static func remove(_ server: Server) -> Effect {
    work("remove") { servers, send in
      try servers.store.remove(server)
      send(ServersAnswer.removed(server))
      send(ServersAnswer.listed(try servers.store.list()))
    }
  }

  static func details(of model: String, on server: Server) -> Effect {
    work("details") { servers, send in
      let details = try await servers.client(for: server).details(of: model)
      send(ServersAnswer.details(model, details))
    }
  }

  /// Asks a server to do something with its models, and for what it has then.
  static func ask(
    _ server: Server, _ name: String, done: String,
    _ body: @escaping @Sendable (OllamaClient) async throws -> Void
  ) -> Effect {
    work("\(name) \(server.id)") { servers, send in
      try await body(try servers.client(for: server))
      send(ServersAnswer.notice(Notice(done)))
      await look(at: server, servers, send)
    }
  }

  static func pull(_ number: Int) -> Work.ID { Work.ID(.servers, "pull \(number)") }

  /// Pulls a model; cancelling closes the connection, and the server keeps what it has.
  static func pull(_ pull: ModelPull) -> Effect {
    .run(
      Work(ServersWork.pull(pull.number), isSubscription: true) { services, send in
        var fault: String?
        do {
          guard let servers = try services.chat?.core().servers else { return }
          var stream = try await servers.client(for: pull.server).pull(pull.model)
          var progress = PullProgress()
          while let reports = try await stream.next() {
            for report in reports {
              progress.take(report, at: ProcessInfo.processInfo.systemUptime)
            }
            send(PullNews(number: pull.number, progress: progress))
          }
          send(ServersAnswer.pulled(pull.number, nil))
          await look(at: pull.server, servers, send)
          return
        } catch is CancellationError {
          fault = ""
        } catch {
          fault = Task.isCancelled ? "" : Failure(error).message
        }
        send(ServersAnswer.pulled(pull.number, fault))
      })
  }

  private static func work(
    _ name: String,
    _ body: @escaping @Sendable (ServerDirectory, @escaping Work.Send) async throws -> Void
  ) -> Effect {
    .run(
      Work(Work.ID(.servers, name)) { services, send in
        guard let chat = services.chat else { return send(ServersAnswer.unavailable) }
        do {
          try await body(try chat.core().servers, send)
        } catch is CancellationError {
        } catch {
          send(ServersAnswer.failed(Failure(error)))
        }
      })
  }
}
