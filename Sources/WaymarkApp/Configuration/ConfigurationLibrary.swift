internal import Foundation
package import WaymarkCore

/// The keymaps and themes that there are, by name: files of the user and of Waymark, and the two
/// that are built in.
package struct ConfigurationLibrary: Sendable {
  package typealias Kind = ResourceLocator.Kind

  package let locator: ResourceLocator

  /// The name of what is built in.
  package static let standard = "default"
  /// More than anyone writes by hand.
  private static let sizeLimit = 1 << 20

  package init(_ locator: ResourceLocator) { self.locator = locator }

  /// A library of what is built in alone.
  package static let builtIn = ConfigurationLibrary(ResourceLocator([]))

  /// A file that was read, with the files below it that it builds on, itself first.
  package struct Chain: Sendable {
    package var documents: [TOMLDocument]
    /// What is wrong with the chain itself.
    package var warnings: [ConfigurationWarning] = []
  }

  /// The names of a kind, the default first, then by alphabet.
  package func names(of kind: Kind) -> [String] {
    let found = Set(locator.all(kind).map(\.name)).subtracting([ConfigurationLibrary.standard])
    return [ConfigurationLibrary.standard] + found.sorted()
  }

  /// Where a name comes from; nil for what is built in.
  package func resource(_ kind: Kind, named name: String) -> ResourceLocator.Resource? {
    locator.candidates(kind, named: name).first
  }

  /// Reads a file by name and what it inherits from; nil when there is none of that name.
  ///
  /// The built-in one stands behind every file named `default`, and is a chain without documents.
  package func chain(_ kind: Kind, named name: String) -> Chain? {
    let candidates = locator.candidates(kind, named: name).map(\.path)
    guard !candidates.isEmpty || name == ConfigurationLibrary.standard else { return nil }
    var chain = Chain(documents: [])
    follow(candidates, kind, into: &chain)
    return chain
  }

  /// Reads the file at a path and what it inherits from.
  package func chain(_ kind: Kind, at path: String) -> Chain {
    let name = (path as NSString).lastPathComponent.replacing(/\.toml$/, with: "")
    let others = locator.candidates(kind, named: name).map(\.path)
      .filter { ConfigurationLibrary.resolved($0) != ConfigurationLibrary.resolved(path) }
    var chain = Chain(documents: [])
    follow([path] + others, kind, into: &chain)
    return chain
  }

  /// Follows `inherits` from the first of some files with the same name.
  private func follow(_ candidates: [String], _ kind: Kind, into chain: inout Chain) {
    var candidates = candidates
    var visited: Set<String> = []
    while let path = candidates.first {
      guard visited.insert(path).inserted else { return }
      let document = ConfigurationLibrary.read(path)
      chain.documents.append(document)
      guard let parent = document.parent, !parent.name.isEmpty else { return }
      let own = ((path as NSString).lastPathComponent as NSString).deletingPathExtension
      candidates =
        parent.name == own
        ? Array(candidates.dropFirst()) : locator.candidates(kind, named: parent.name).map(\.path)
      if let next = candidates.first, visited.contains(next) {
        warn(document, parent.place, "These files inherit from each other in a circle.", &chain)
        return
      }
      if candidates.isEmpty, parent.name != ConfigurationLibrary.standard {
        warn(
          document, parent.place,
          "There is nothing named “\(parent.name)” to inherit from."
            + NearestName.hint(for: parent.name, among: names(of: kind).filter { $0 != own }),
          &chain)
      }
    }
  }

  private func warn(
    _ document: TOMLDocument, _ place: TextPlace, _ message: String, _ chain: inout Chain
  ) {
    chain.warnings.append(
      ConfigurationWarning(path: document.path, place: place, message: message))
  }

  private static func resolved(_ path: String) -> String {
    URL(fileURLWithPath: path).resolvingSymlinksInPath().path
  }

  /// Reads one file; a file that cannot be read is an empty document with a warning.
  package static func read(_ path: String) -> TOMLDocument {
    func unreadable(_ message: String) -> TOMLDocument {
      var document = TOMLDocument("", path: path)
      document.warn(.start, message)
      return document
    }
    var status = stat()
    guard stat(path, &status) == 0 else { return unreadable("There is no such file.") }
    // A pipe or a device could keep the reader waiting for ever.
    guard status.st_mode & S_IFMT == S_IFREG else { return unreadable("This is not a file.") }
    guard status.st_size <= sizeLimit else {
      return unreadable("The file is larger than 1 MB; it is not used.")
    }
    guard let data = FileManager.default.contents(atPath: path) else {
      return unreadable("The file cannot be read; check its permissions.")
    }
    var document = TOMLDocument(String(decoding: data, as: UTF8.self), path: path)
    if String(validating: data, as: UTF8.self) == nil {
      document.warn(.start, "The file is not UTF-8; what could not be read shows as �.")
    }
    return document
  }
}

extension TOMLDocument {
  /// What the file inherits from; an empty name for nothing at all.
  var parent: (name: String, place: TextPlace)? {
    guard let entry = entries.first(where: { $0.key == "inherits" }),
      let name = entry.value.string
    else { return nil }
    return (name, entry.value.place)
  }
}
