import ArgumentParser
import WaymarkCore

/// The registry of model servers.
struct ServersCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "servers",
    abstract: "List, add, change, test and remove model servers.",
    discussion: "Example: waymark servers add box http://box:11434",
    subcommands: [
      ServersList.self, ServersAdd.self, ServersEdit.self, ServersTest.self, ServersDefault.self,
      ServersMove.self, ServersRemove.self, ServersRestore.self,
    ],
    defaultSubcommand: ServersList.self)
}

struct ServersList: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "list", abstract: "List the servers; asks none of them.",
    discussion: "Example: waymark servers list --format json")

  @Option(help: "How to print: text or json.") var format = DataFormat.text
  @Flag(help: "List the removed servers instead.") var removed = false

  func run() throws {
    let composition = Composition.live()
    let directory = composition.servers(try composition.openDatabase())
    let servers = try directory.store.list(removed ? .removed : .active)
    switch format {
    case .json:
      Console.write(try CommandJSON.text(servers.map(ServerDocument.init)), to: .output)
    case .text where servers.isEmpty:
      Console.note("No servers yet; `waymark servers add NAME URL` adds one.")
    case .text:
      Console.write(
        TextTable.text(servers.map { [$0.name, $0.url, $0.isDefault ? "default" : ""] }),
        to: .output)
    }
  }
}

struct ServersAdd: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "add", abstract: "Add a server.",
    discussion: "Example: waymark servers add box https://box.example --token-file ~/.box-token")

  @Argument(help: "What to call it.") var name: String
  @Argument(help: "Its address: host, host:port or https://host/path.") var url: String
  @OptionGroup var options: ServerOptions
  @Flag(name: .customLong("default"), help: "Ask it where nothing else is said.")
  var isDefault = false

  func run() throws {
    let composition = Composition.live()
    let directory = composition.servers(try composition.openDatabase())
    let settings = try options.applied(to: ServerSettings())
    let secret = try options.applied(to: ServerSecrets.Secret())
    var server = try directory.store.add(name: name, url: url, settings: settings)
    try directory.secrets.set(secret, of: server)
    if isDefault { server = try directory.store.makeDefault(server) }
    Console.write("Added “\(server.name)” at \(server.address.base).\n", to: .output)
  }
}

struct ServersEdit: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "edit", abstract: "Change a server.",
    discussion: "Example: waymark servers edit box --url https://box.example --idle-timeout 60")

  @Argument(help: "Its name.") var server: String
  @Option(help: "A new name.") var name: String?
  @Option(help: "A new address.") var url: String?
  @OptionGroup var options: ServerOptions

  func run() throws {
    let composition = Composition.live()
    let directory = composition.servers(try composition.openDatabase())
    var changed = try directory.store.find(named: server)
    changed.name = name ?? changed.name
    changed.url = url ?? changed.url
    changed.settings = try options.applied(to: changed.settings)
    changed = try directory.store.update(changed)
    if options.changesSecret {
      // A file that cannot be read any more is replaced.
      let known = (try? directory.secrets.secret(of: changed)) ?? ServerSecrets.Secret()
      try directory.secrets.set(try options.applied(to: known), of: changed)
    }
    Console.write("“\(changed.name)” is at \(changed.address.base).\n", to: .output)
  }
}

struct ServersTest: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "test", abstract: "Ask servers for their version and say how fast they answer.",
    discussion: """
      Exits with 3 when one does not answer.

      Example: waymark servers test
      """)

  @Argument(help: "Their names; all when none is given.") var names: [String] = []
  @Option(help: "How to print: text or json.") var format = DataFormat.text

  func run() throws {
    let composition = Composition.live()
    let directory = composition.servers(try composition.openDatabase())
    var servers = try names.map(directory.store.find(named:))
    if names.isEmpty { servers = try directory.store.list() }
    if servers.isEmpty { servers = [try directory.standard()] }
    let asked = servers
    let health = try Blocking.run { await directory.check(asked) }
    switch format {
    case .json: Console.write(try CommandJSON.text(health.map(HealthDocument.init)), to: .output)
    case .text:
      Console.write(
        TextTable.text(
          health.map { health in
            [
              health.server.name, health.version == nil ? "DOWN" : "up",
              health.version.map { "version \($0)" } ?? health.fault?.description ?? "",
              health.latency.map { "\(Figure.tenths($0)) ms" } ?? "",
            ]
          }), to: .output)
    }
    if health.contains(where: { $0.version == nil }) { throw ExitCode(ExitStatus.environment) }
  }
}

struct ServersDefault: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "default", abstract: "Choose the server that is asked where nothing else is said.",
    discussion: "Example: waymark servers default box")

  @Argument(help: "Its name.") var server: String

  func run() throws {
    let store = ServerStore(try Composition.live().openDatabase())
    let chosen = try store.makeDefault(try store.find(named: server))
    Console.write("“\(chosen.name)” is the default.\n", to: .output)
  }
}

struct ServersMove: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "move", abstract: "Move a server to another place in the list.",
    discussion: "Example: waymark servers move box 1")

  @Argument(help: "Its name.") var server: String
  @Argument(help: "The place, counted from 1.") var place: Int

  func run() throws {
    let store = ServerStore(try Composition.live().openDatabase())
    try store.move(try store.find(named: server), to: place - 1)
  }
}

struct ServersRemove: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "remove", abstract: "Take a server off the list and forget its token.",
    discussion: "`waymark servers restore` brings it back. Example: waymark servers remove box")

  @Argument(help: "Its name.") var server: String

  func run() throws {
    let composition = Composition.live()
    let directory = composition.servers(try composition.openDatabase())
    let found = try directory.store.find(named: server)
    try directory.secrets.forget(found)
    try directory.store.remove(found)
    Console.write("Removed “\(found.name)”; threads keep its name.\n", to: .output)
  }
}

struct ServersRestore: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "restore", abstract: "Bring a removed server back.",
    discussion: "Example: waymark servers restore box")

  @Argument(help: "Its name.") var server: String

  func run() throws {
    let store = ServerStore(try Composition.live().openDatabase())
    guard let found = try store.list(.removed).last(where: { $0.name == server }) else {
      throw WaymarkError(
        .serverNotFound, "There is no removed server “\(server)”.",
        hint: "`waymark servers list --removed` shows them.", field: "server")
    }
    Console.write("“\(try store.restore(found).name)” is back.\n", to: .output)
  }
}
