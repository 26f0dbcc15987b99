/// Commands of the list of submodules.
package enum GitSubmodulesAction: String, CommandSet {
  static let context = CommandContext.gitSubmodules

  case update
  case updateAll = "update-all"
  case initialise

  var entry: CommandEntry {
    switch self {
    case .update:
      .init(
        "update", "Fetches the submodule and checks out the commit that is recorded.",
        keys: ["space", "enter"])
    case .updateAll: .init("update all", "Updates every submodule.", keys: ["a"])
    case .initialise:
      .init("initialise", "Notes where the submodule comes from, without fetching it.", keys: ["i"])
    }
  }
}

/// Commands of the list of the project's SSH keys.
package enum GitKeysAction: String, CommandSet {
  static let context = CommandContext.gitKeys

  case generate
  case importKey = "import"
  case remove

  var entry: CommandEntry {
    switch self {
    case .generate: .init("new key", "Makes an ed25519 key for this project.", keys: ["n"])
    case .importKey: .init("import", "Takes a private key over from a file.", keys: ["i"])
    case .remove: .init("remove", "Deletes the key; asks first.", keys: ["d"])
    }
  }
}
