/// Finds the files, symbols and modules that a plan names.
struct MentionIndex {
  /// A name that stands in more places than this says nothing.
  private static let ambiguityLimit = 3
  /// The most files of a folder or pattern that are shown as evidence.
  private static let shownFiles = 3

  private let files: [SourceFile]
  /// Every path of the project, sorted: a folder is a range of it.
  private let paths: [String]
  private var byPath: [String: Int] = [:]
  private var bySuffix: [String: [String]] = [:]
  private var bySymbol: [String: [(file: Int, symbol: Int)]] = [:]

  /// Indexes names.
  ///
  /// - Parameters:
  ///   - files: The source files.
  ///   - paths: Every path of the project, source or not.
  init(_ files: [SourceFile], paths: [String]) {
    self.files = files
    self.paths = Array(Set(paths + files.map(\.path))).sorted()
    for (index, file) in files.enumerated() {
      byPath[file.path] = index
      for (place, symbol) in file.symbols.enumerated() {
        bySymbol[MentionIndex.folded(symbol.name), default: []].append((index, place))
      }
    }
    for path in self.paths { bySuffix[MentionIndex.lastPart(path), default: []].append(path) }
  }

  /// Links for what is found of the mentions; what the plan says was there before is none.
  ///
  /// - Parameters:
  ///   - mentions: What the plan names.
  ///   - countsUses: Whether an identifier that is used and not defined here counts as found.
  /// - Returns: A link for each place, in the order of the mentions.
  func evidence(for mentions: [Mention], countsUses: Bool = true) -> [Evidence] {
    mentions.filter { $0.role != .source }.flatMap { mention -> [Evidence] in
      switch mention.kind {
      case .path: path(mention.text)
      case .symbol: symbol(mention.text, countsUses: countsUses)
      case .module: module(mention.text)
      }
    }
  }

  /// Whether the plan names files to be made here and none of them is there.
  func isAbsent(_ mentions: [Mention]) -> Bool {
    let subjects = mentions.filter { $0.kind == .path && $0.role == .subject }
    return !subjects.isEmpty && subjects.allSatisfy { path($0.text).isEmpty }
  }

  private func path(_ text: String) -> [Evidence] {
    let text = text.hasPrefix("./") ? String(text.dropFirst(2)) : text
    if text.contains("*") { return pattern(text) }
    if text.hasSuffix("/") { return folder(text) }
    if let index = byPath[text] { return [link(files[index].path, text, score: 1)] }
    let fitting = (bySuffix[MentionIndex.lastPart(text)] ?? [])
      .filter { $0 == text || $0.hasSuffix("/" + text) }
    if let exact = fitting.first(where: { $0 == text }) { return [link(exact, text, score: 1)] }
    guard fitting.count <= MentionIndex.ambiguityLimit else { return [] }
    return fitting.map { link($0, text, score: fitting.count == 1 ? 0.95 : 0.7) }
  }

  /// A folder is there when it holds a file.
  private func folder(_ text: String) -> [Evidence] {
    var inside = MentionIndex.below(text, in: paths)
    if inside.isEmpty {
      let needle = "/" + text
      inside = paths.lazy.filter { $0.contains(needle) }.prefix(MentionIndex.shownFiles)[...]
    }
    return inside.isEmpty
      ? []
      : [Evidence(path: text, line: 0, kind: "directory", score: 0.95, origin: .path, why: [text])]
  }

  private func pattern(_ text: String) -> [Evidence] {
    let start = text.prefix { $0 != "*" }
    let folder = start.lastIndex(of: "/").map { String(text[...$0]) } ?? ""
    let candidates = folder.isEmpty ? paths[...] : MentionIndex.below(folder, in: paths)
    return candidates.lazy.filter { PathPattern.matches(text, $0) }
      .prefix(MentionIndex.shownFiles).map { link($0, text, score: 0.9) }
  }

  /// `name`, `Type.name`, `module::name` or `Type#name`; a container that is named has to fit.
  private func symbol(_ text: String, countsUses: Bool) -> [Evidence] {
    let parts = text.split { ".:#".contains($0) }.map(String.init)
    guard let name = parts.last else { return [] }
    var places = bySymbol[MentionIndex.folded(name)] ?? []
    if parts.count > 1 {
      let container = MentionIndex.folded(parts[parts.count - 2])
      let fitting = places.filter { fits(container, $0) }
      places = fitting.isEmpty && MentionIndex.isDistinctive(name) ? places : fitting
    }
    let code = places.filter { !files[$0.file].isTest }
    if !code.isEmpty { places = code }
    guard !places.isEmpty else { return countsUses ? uses(of: name, as: text) : [] }
    guard places.count <= MentionIndex.ambiguityLimit else { return [] }
    return places.map { place in
      files[place.file].evidence(
        of: files[place.file].symbols[place.symbol],
        score: places.count == 1 ? 0.95 : 0.7, origin: .path, why: [text])
    }
  }

  /// Whether a symbol belongs to a type, file or folder of a name.
  private func fits(_ container: String, _ place: (file: Int, symbol: Int)) -> Bool {
    let file = files[place.file]
    if file.symbols[place.symbol].container.split(separator: ".").last.map({
      MentionIndex.folded(String($0))
    }) == container {
      return true
    }
    return file.path.split(separator: "/").contains {
      MentionIndex.folded(String($0.prefix { $0 != "." })) == container
    }
  }

  /// Code that uses an identifier which nothing here defines: a field, a case, another's function.
  private func uses(of name: String, as text: String) -> [Evidence] {
    guard MentionIndex.isDistinctive(name) else { return [] }
    let term = Words.hash(MentionIndex.folded(name).utf8)
    var found: [Evidence] = []
    for file in files
    where !file.isTest && file.profile.contains(term) && SupportPaths.folder(of: file.path) == nil {
      guard found.count < MentionIndex.ambiguityLimit else { break }
      if let symbol = file.symbols.first(where: { $0.terms.contains(term) }) {
        found.append(file.evidence(of: symbol, score: 0.8, origin: .path, why: [text]))
      } else {
        found.append(link(file.path, text, score: 0.75))
      }
    }
    return found
  }

  /// A module is there when something imports it.
  private func module(_ text: String) -> [Evidence] {
    files.lazy.filter { file in
      file.imports.contains { $0 == text || $0.hasPrefix(text + "/") }
    }
    .prefix(MentionIndex.shownFiles).map { link($0.path, text, score: 0.9) }
  }

  private func link(_ path: String, _ text: String, score: Double) -> Evidence {
    Evidence(
      path: path, line: 0, score: score, origin: .path, why: [text],
      isTest: byPath[path].map { files[$0].isTest } ?? TestPaths.isTest(path))
  }

  /// Whether a mention means one thing wherever it stands: a path, a module, a name of several words.
  static func isTelling(_ mention: Mention) -> Bool {
    mention.kind != .symbol || isDistinctive(mention.text)
  }

  /// Whether a name is made of several words, so that it is hardly there by accident.
  static func isDistinctive(_ name: String) -> Bool {
    name.dropFirst().contains { $0 == "_" || $0.isUppercase } && name.contains { $0.isLowercase }
  }

  /// Lower case without underscores: `parsePortRange`, `ParsePortRange` and `parse_port_range`.
  private static func folded(_ name: String) -> String {
    name.lowercased().filter { $0 != "_" }
  }

  private static func lastPart(_ path: String) -> String {
    path.split(separator: "/").last.map(String.init) ?? path
  }

  /// The paths that begin with a folder, in a sorted list.
  private static func below(_ folder: String, in paths: [String]) -> ArraySlice<String> {
    var low = 0
    var high = paths.count
    while low < high {
      let middle = (low + high) / 2
      if paths[middle] < folder { low = middle + 1 } else { high = middle }
    }
    return paths[low...].prefix { $0.hasPrefix(folder) }
  }
}

/// Shell patterns over paths, where `*` stands for any characters but `/` and `**` for any at all.
enum PathPattern {
  static func matches(_ pattern: String, _ path: String) -> Bool {
    let (pattern, path) = (Array(pattern.utf8), Array(path.utf8))
    var (at, place) = (0, 0)
    var retry: (pattern: Int, path: Int, crosses: Bool)?
    while place < path.count {
      if at < pattern.count, pattern[at] == UInt8(ascii: "*") {
        let crosses = at + 1 < pattern.count && pattern[at + 1] == UInt8(ascii: "*")
        at += crosses ? 2 : 1
        retry = (at, place, crosses)
      } else if at < pattern.count, pattern[at] == path[place] {
        at += 1
        place += 1
      } else if let last = retry, last.crosses || path[last.path] != UInt8(ascii: "/") {
        retry?.path += 1
        at = last.pattern
        place = last.path + 1
      } else {
        return false
      }
    }
    return pattern[at...].allSatisfy { $0 == UInt8(ascii: "*") }
  }
}
