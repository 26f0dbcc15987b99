import Foundation

/// The folders that Waymark keeps its own files in, by the XDG base directory rules.
///
/// A relative path in an `XDG_` variable is ignored, as the specification asks.
package struct Directories: Sendable, Hashable {
  /// The database, grammars and secrets.
  package let data: String
  /// What the user configures.
  package let configuration: String
  /// Logs, journals and session state.
  package let state: String
  /// Sockets, which go when the session ends.
  package let runtime: String
  /// The user's trash, which other programs use, too.
  package let trash: String

  package init(data: String, configuration: String, state: String, runtime: String, trash: String) {
    self.data = data
    self.configuration = configuration
    self.state = state
    self.runtime = runtime
    self.trash = trash
  }

  /// Reads the folders from an environment.
  ///
  /// - Parameter environment: Variables by name; `WAYMARK_HOME` puts all of them below one folder.
  package init(environment: [String: String]) { self.init { environment[$0] } }

  /// Reads the folders from variables that are asked for one by one.
  package init(variable: (String) -> String?) {
    func absolute(_ name: String) -> String? {
      variable(name).flatMap { $0.hasPrefix("/") ? $0 : nil }
    }
    if let home = absolute("WAYMARK_HOME") {
      self.init(
        data: "\(home)/data", configuration: "\(home)/config", state: "\(home)/state",
        runtime: "\(home)/run", trash: "\(home)/trash")
      return
    }
    let home = absolute("HOME") ?? "/"
    let data = absolute("XDG_DATA_HOME") ?? "\(home)/.local/share"
    let state = (absolute("XDG_STATE_HOME") ?? "\(home)/.local/state") + "/waymark"
    self.init(
      data: "\(data)/waymark",
      configuration: (absolute("XDG_CONFIG_HOME") ?? "\(home)/.config") + "/waymark",
      state: state,
      runtime: absolute("XDG_RUNTIME_DIR").map { $0 + "/waymark" } ?? state + "/run",
      trash: "\(data)/Trash")
  }

  /// Makes a folder, and those above it, that only its owner can enter.
  ///
  /// - Throws: `notWritable` when it cannot be made.
  static func makePrivate(_ folder: String) throws {
    do {
      try FileManager.default.createDirectory(
        atPath: folder, withIntermediateDirectories: true,
        attributes: [.posixPermissions: 0o700])
    } catch {
      throw WaymarkError(
        .notWritable, "The folder \(folder) cannot be made.", hint: "Check its permissions.")
    }
  }

  package var database: String { "\(data)/waymark.db" }
  /// Tokens and keys, a file for each server.
  package var secrets: String { "\(data)/secrets" }
  package var log: String { "\(state)/waymark.log" }

  /// Where grammars are looked for, first match wins: an override, the user's own, the installed
  /// ones, those of the checkout, then those of other editors.
  ///
  /// - Parameters:
  ///   - environment: Variables by name; `WAYMARK_GRAMMARS` is the override.
  ///   - executable: The resolved path of the running program.
  /// - Returns: Folders, whether they exist or not.
  package func grammarPaths(environment: [String: String], executable: String) -> [String] {
    let binary = (executable as NSString).deletingLastPathComponent
    var paths = [environment["WAYMARK_GRAMMARS"]].compactMap { $0 }
    paths.append("\(data)/grammars")
    paths.append(((binary as NSString).deletingLastPathComponent) + "/lib/waymark/grammars")
    if let checkout = Directories.checkout(above: binary) {
      paths.append("\(checkout)/.build-deps/grammars")
    }
    let home = environment["HOME"] ?? "/"
    paths.append("\(home)/.config/helix/runtime/grammars")
    if let helix = environment["HELIX_RUNTIME"] { paths.append("\(helix)/grammars") }
    paths += ["/usr/lib/helix/runtime/grammars", "\(home)/.local/share/nvim/site/parser"]
    paths += ["/usr/lib/nvim/parser", "/usr/local/lib/nvim/parser"]
    return paths
  }

  /// The nearest folder above that holds a checkout of Waymark itself.
  package static func checkout(above folder: String) -> String? {
    var place = folder as NSString
    for _ in 0..<8 where place.length > 1 {
      let candidate = place as String
      if FileManager.default.fileExists(atPath: "\(candidate)/Package.swift"),
        FileManager.default.fileExists(atPath: "\(candidate)/.build-deps/grammars")
      {
        return candidate
      }
      place = place.deletingLastPathComponent as NSString
    }
    return nil
  }
}
