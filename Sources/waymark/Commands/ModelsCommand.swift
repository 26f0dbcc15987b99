import ArgumentParser
import Foundation
import WaymarkCore

/// The models of a server.
struct ModelsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "models",
    abstract: "List, show, pull, copy, create and delete the models of a server.",
    discussion: "Example: waymark models pull qwen2.5-coder:7b",
    subcommands: [
      ModelsList.self, ModelsLoaded.self, ModelsShow.self, ModelsPull.self, ModelsCopy.self,
      ModelsCreate.self, ModelsUnload.self, ModelsDelete.self,
    ],
    defaultSubcommand: ModelsList.self)
}

/// The server that is asked.
struct ServerChoice: ParsableArguments {
  @Option(help: "The server; the default one when none is given.") var server: String?

  /// A client for it.
  ///
  /// - Throws: `serverNotFound`, and what is wrong with the server's settings.
  func client() throws -> OllamaClient {
    let composition = Composition.live()
    let directory = composition.servers(try composition.openDatabase())
    return try directory.client(
      for: try server.map(directory.store.find(named:)) ?? directory.standard())
  }
}

struct ModelsList: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "list", abstract: "List the installed models, newest first.",
    discussion: "Example: waymark models list --server box")

  @OptionGroup var choice: ServerChoice
  @Option(help: "How to print: text or json.") var format = DataFormat.text

  func run() throws {
    let client = try choice.client()
    let models = try Blocking.run { try await client.models() }
    switch format {
    case .json: Console.write(try CommandJSON.text(models), to: .output)
    case .text where models.isEmpty:
      Console.note("\(client.server.name) has no models; `waymark models pull NAME` gets one.")
    case .text:
      let rows = models.map { model in
        [
          model.name, Figure.bytes(model.size), model.parameterSize, model.quantization,
          model.family, model.contextLength.map { "window \(Figure.tokens($0))" } ?? "",
        ]
      }
      Console.write(TextTable.text(rows), to: .output)
    }
  }
}

struct ModelsLoaded: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "loaded", abstract: "List the models in the server's memory.",
    discussion: "Example: waymark models loaded")

  @OptionGroup var choice: ServerChoice
  @Option(help: "How to print: text or json.") var format = DataFormat.text

  func run() throws {
    let client = try choice.client()
    let models = try Blocking.run { try await client.loaded() }
    switch format {
    case .json: Console.write(try CommandJSON.text(models), to: .output)
    case .text where models.isEmpty: Console.note("No model is loaded.")
    case .text:
      let rows = models.map { model in
        let share = model.size > 0 ? model.sizeInVideoMemory * 100 / model.size : 0
        let expiry =
          model.staysForever
          ? "stays" : model.expiresAt.map { "until \($0.formatted(.iso8601))" } ?? ""
        return [
          model.name, Figure.bytes(model.size), "\(share) % on the graphics card",
          model.contextLength.map { "window \(Figure.tokens($0))" } ?? "", expiry,
        ]
      }
      Console.write(TextTable.text(rows), to: .output)
    }
  }
}

struct ModelsShow: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "show", abstract: "Show everything about a model.",
    discussion: "Example: waymark models show qwen2.5-coder:7b")

  @Argument(help: "Its name.") var model: String
  @OptionGroup var choice: ServerChoice
  @Option(help: "How to print: text or json.") var format = DataFormat.text

  func run() throws {
    let client = try choice.client()
    let details = try Blocking.run { [model] in try await client.details(of: model) }
    switch format {
    case .json: Console.write(try CommandJSON.text(details), to: .output)
    case .text:
      var rows = [
        ["family", details.family], ["parameters", details.parameterSize],
        ["quantisation", details.quantization], ["format", details.format],
        ["made from", details.parent],
        ["window", details.contextLength.map(Figure.tokens) ?? ""],
        ["can", details.capabilities.joined(separator: ", ")],
      ]
      rows += details.parameters.map { ["option \($0.name)", $0.value] }
      if !details.system.isEmpty { rows.append(["system", details.system]) }
      Console.write(TextTable.text(rows.filter { !$0[1].isEmpty }), to: .output)
    }
  }
}

struct ModelsPull: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "pull", abstract: "Get a model from the registry.",
    discussion: """
      Ctrl-C stops; the server keeps what it has, and the next pull goes on from there. With
      --format json each report of the server is one line.

      Example: waymark models pull qwen2.5-coder:7b
      """)

  @Argument(help: "Its name.") var model: String
  @OptionGroup var choice: ServerChoice
  @Option(help: "How to print: text or json.") var format = DataFormat.text

  func run() throws {
    let client = try choice.client()
    let follower = TaskFollower(format: format)
    try follower.follow { [model] in try await client.pull(model) }
    if format == .text {
      Console.write("\(client.server.name) has \(Sanitiser.clean(model)).\n", to: .output)
    }
  }
}

struct ModelsCreate: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "create", abstract: "Make a model from another one.",
    discussion: "Example: waymark models create terse --from qwen2.5:7b --system “Be brief.”")

  @Argument(help: "What to call it.") var name: String
  @Option(help: "The model it is made from; the server gets it where it has not.")
  var from: String
  @Option(help: "Its system prompt.") var system: String?
  @Option(help: "A parameter as NAME=VALUE; can be repeated.") var option: [NameValue] = []
  @OptionGroup var choice: ServerChoice
  @Option(help: "How to print: text or json.") var format = DataFormat.text

  func run() throws {
    let client = try choice.client()
    let recipe = ModelRecipe(
      name: name, base: from, system: system, parameters: option.isEmpty ? nil : option.parameters)
    try TaskFollower(format: format).follow { try await client.create(recipe) }
    if format == .text {
      Console.write("\(client.server.name) has \(Sanitiser.clean(name)).\n", to: .output)
    }
  }
}

struct ModelsCopy: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "copy", abstract: "Give a model a second name.",
    discussion: "Example: waymark models copy qwen2.5:7b mine")

  @Argument(help: "The model.") var model: String
  @Argument(help: "The other name; a model that has it already is replaced.") var name: String
  @OptionGroup var choice: ServerChoice

  func run() throws {
    let client = try choice.client()
    try Blocking.run { [model, name] in try await client.copy(model, to: name) }
  }
}

struct ModelsUnload: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "unload", abstract: "Take a model out of the server's memory.",
    discussion: "Example: waymark models unload qwen2.5:7b")

  @Argument(help: "The model.") var model: String
  @OptionGroup var choice: ServerChoice

  func run() throws {
    let client = try choice.client()
    try Blocking.run { [model] in try await client.unload(model) }
  }
}

struct ModelsDelete: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "delete", abstract: "Delete a model from the server's disk.",
    discussion: "Example: waymark models delete qwen2.5:7b --yes")

  @Argument(help: "The model.") var model: String
  @OptionGroup var choice: ServerChoice
  @Flag(name: [.short, .long], help: "Delete without asking.") var yes = false

  func run() throws {
    let client = try choice.client()
    let name = Sanitiser.clean(model)
    guard yes || (Console.canAsk && Console.confirm("Delete \(name) from \(client.server.name)?"))
    else {
      throw WaymarkError(
        .invalidArgument, "\(name) was not deleted.", hint: "Add --yes to delete it.")
    }
    try Blocking.run { [model] in try await client.delete(model) }
    Console.write("Deleted \(name) from \(client.server.name).\n", to: .output)
  }
}
