/// Commands of the list of servers.
package enum ServersAction: String, CommandSet {
  static let context = CommandContext.servers

  case models
  case add, edit, remove, undo, test
  case makeDefault = "make-default"
  case moveUp = "move-up"
  case moveDown = "move-down"
  case pull, refresh
  case stopPull = "stop-pull"
  case resumePull = "resume-pull"

  var entry: CommandEntry {
    switch self {
    case .models: .init("models", "Goes between servers and models.", keys: ["tab", "enter"])
    case .add: .init("add", "Adds a server.", keys: ["a"])
    case .edit: .init("edit", "Changes the selected server.", keys: ["e"])
    case .remove: .init("remove", "Takes the server off the list.", keys: ["d", "delete"])
    case .undo: .init("undo", "Brings back the server that was removed last.", keys: ["u"])
    case .test: .init("test", "Asks the server whether it is there.", keys: ["t"])
    case .makeDefault:
      .init("default", "Makes the server the one that is asked first.", keys: ["*", "D"])
    case .moveUp: .init("move up", "Moves the server up the list.", keys: ["K"])
    case .moveDown: .init("move down", "Moves the server down the list.", keys: ["J"])
    case .pull: .init("pull", "Gets a model from the registry.", keys: ["p"])
    case .refresh: .init("refresh", "Asks all servers again.", keys: ["r"])
    case .stopPull:
      .init("stop pull", "Stops a pull; the server keeps what it has.", keys: ["x", "esc"])
    case .resumePull: .init("resume pull", "Goes on with a pull that stopped.", keys: ["R"])
    }
  }
}

/// Commands of the models of a server.
package enum ModelsAction: String, CommandSet {
  static let context = CommandContext.models

  case details
  case servers
  case delete, copy, create, unload

  var entry: CommandEntry {
    switch self {
    case .details: .init("details", "Shows everything about the model.", keys: ["enter"])
    case .servers: .init("servers", "Goes back to the servers.", keys: ["tab", "left", "h"])
    case .delete:
      .init("delete", "Deletes the model from the server's disk.", keys: ["d", "delete"])
    case .copy: .init("copy", "Gives the model a second name.", keys: ["c"])
    case .create:
      .init("create", "Makes a model from this one, with a prompt of its own.", keys: ["n"])
    case .unload: .init("unload", "Takes the model out of the server's memory.", keys: ["U"])
    }
  }
}
