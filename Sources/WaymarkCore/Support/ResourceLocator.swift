import Foundation

/// Finds themes and keymaps: a list of folders in which the earlier ones win by file name.
///
/// The list is made once from the environment; everything else works on the list alone.
package struct ResourceLocator: Sendable, Hashable {
  /// Whose folder it is.
  package enum Origin: String, Sendable, Codable, CaseIterable {
    /// Named on the command line or in `WAYMARK_DATA`.
    case option
    /// The user's configuration.
    case user
    /// Beside the installed program.
    case installed
    /// The working copy that the program was built in.
    case checkout
  }

  /// A folder that may hold `themes` and `keymaps`.
  package struct Folder: Sendable, Hashable {
    package let path: String
    package let origin: Origin

    package init(_ path: String, _ origin: Origin) {
      self.path = path
      self.origin = origin
    }
  }

  /// A kind of file, named as its folder.
  package enum Kind: String, Sendable, CaseIterable {
    case themes
    case keymaps
  }

  /// A file that was found.
  package struct Resource: Sendable, Hashable {
    /// The file name without its ending.
    package let name: String
    package let path: String
    package let origin: Origin
  }

  /// The first one wins.
  package let folders: [Folder]

  package init(_ folders: [Folder]) { self.folders = folders }

  /// Makes the list from the environment.
  ///
  /// - Parameters:
  ///   - option: The folder that the command line names.
  ///   - environment: Variables by name; `WAYMARK_DATA` is used without an option.
  ///   - configuration: The user's configuration folder.
  ///   - executable: The resolved path of the running program.
  ///   - workingFolder: Where the program was started.
  package init(
    option: String?, environment: [String: String], configuration: String, executable: String,
    workingFolder: String
  ) {
    let binary = (executable as NSString).deletingLastPathComponent
    let prefix = (binary as NSString).deletingLastPathComponent
    var folders: [Folder] = []
    if let named = option ?? environment["WAYMARK_DATA"], !named.isEmpty {
      folders.append(Folder(ResourceLocator.absolute(named, in: workingFolder), .option))
    }
    folders.append(Folder(configuration, .user))
    folders.append(Folder("\(prefix)/share/waymark", .installed))
    let checkout =
      ResourceLocator.checkout(above: binary)
      ?? ResourceLocator.checkout(above: workingFolder)
    if let checkout { folders.append(Folder(checkout, .checkout)) }
    self.init(folders)
  }

  /// Every file of a kind, those of earlier folders first, each folder's by name.
  package func all(_ kind: Kind) -> [Resource] {
    folders.flatMap { folder in
      let place = "\(folder.path)/\(kind.rawValue)"
      let names = (try? FileManager.default.contentsOfDirectory(atPath: place)) ?? []
      return names.filter { $0.hasSuffix(".toml") && !$0.hasPrefix(".") }.sorted().map { name in
        Resource(
          name: String(name.dropLast(".toml".count)), path: "\(place)/\(name)",
          origin: folder.origin)
      }
    }
  }

  /// The files of a name, the one that wins first; the others are what it may build on.
  package func candidates(_ kind: Kind, named name: String) -> [Resource] {
    guard !name.isEmpty, !name.contains("/"), name != "..", !name.contains("\0") else { return [] }
    return folders.compactMap { folder in
      let path = "\(folder.path)/\(kind.rawValue)/\(name).toml"
      guard FileManager.default.fileExists(atPath: path) else { return nil }
      return Resource(name: name, path: path, origin: folder.origin)
    }
  }

  private static func absolute(_ path: String, in folder: String) -> String {
    path.hasPrefix("/") ? path : (folder as NSString).appendingPathComponent(path)
  }

  /// The nearest folder above that is a checkout of Waymark itself.
  private static func checkout(above folder: String) -> String? {
    var place = folder as NSString
    for _ in 0..<12 where place.length > 1 {
      let candidate = place as String
      if FileManager.default.fileExists(atPath: "\(candidate)/Package.swift"),
        FileManager.default.fileExists(atPath: "\(candidate)/themes/default.toml")
      {
        return candidate
      }
      place = place.deletingLastPathComponent as NSString
    }
    return nil
  }
}
