/// Finds the files and symbols that a plan names.
struct MentionIndex {
  /// A name that stands in more places than this says nothing.
  private static let ambiguityLimit = 3

  private let files: [SourceFile]
  private var byPath: [String: Int] = [:]
  private var bySuffix: [String: [Int]] = [:]
  private var bySymbol: [String: [(file: Int, symbol: Int)]] = [:]
  /// Paths that exist and are no source: documents, configuration, data.
  private var others: [String: [String]] = [:]

  /// Indexes names.
  ///
  /// - Parameters:
  ///   - files: The source files.
  ///   - paths: Every path of the project, source or not.
  init(_ files: [SourceFile], paths: [String]) {
    self.files = files
    for (index, file) in files.enumerated() {
      byPath[file.path] = index
      bySuffix[MentionIndex.lastPart(file.path), default: []].append(index)
      for (place, symbol) in file.symbols.enumerated() {
        bySymbol[symbol.name, default: []].append((index, place))
      }
    }
    for path in paths where byPath[path] == nil {
      others[MentionIndex.lastPart(path), default: []].append(path)
    }
  }

  /// Links for what is found of the mentions.
  func evidence(for mentions: [Mention]) -> [Evidence] {
    mentions.flatMap { mention in
      switch mention.kind {
      case .path: path(mention.text)
      case .symbol: symbol(mention.text)
      }
    }
  }

  private func path(_ text: String) -> [Evidence] {
    let text = text.hasPrefix("./") ? String(text.dropFirst(2)) : text
    if let index = byPath[text] { return [link(index, text, score: 1)] }
    let fitting = (bySuffix[MentionIndex.lastPart(text)] ?? [])
      .filter { files[$0].path == text || files[$0].path.hasSuffix("/" + text) }
    guard !fitting.isEmpty else { return other(text) }
    guard fitting.count <= MentionIndex.ambiguityLimit else { return [] }
    return fitting.map { link($0, text, score: fitting.count == 1 ? 0.95 : 0.7) }
  }

  /// A document or configuration file that the plan names.
  private func other(_ text: String) -> [Evidence] {
    let fitting = (others[MentionIndex.lastPart(text)] ?? [])
      .filter { $0 == text || $0.hasSuffix("/" + text) }
    guard let path = fitting.first(where: { $0 == text }) ?? fitting.first,
      path == text || fitting.count == 1
    else { return [] }
    return [Evidence(path: path, line: 0, score: 0.95, origin: .path, why: [text])]
  }

  /// `name`, `Type.name`, `module::name` or `Type#name`; a container that is named has to fit.
  private func symbol(_ text: String) -> [Evidence] {
    let parts = text.split { ".:#".contains($0) }.map(String.init)
    guard let name = parts.last, var places = bySymbol[name] else { return [] }
    if parts.count > 1 {
      let container = parts[parts.count - 2]
      let fitting = places.filter { place in
        let file = files[place.file]
        return file.symbols[place.symbol].container.split(separator: ".").last.map(String.init)
          == container || MentionIndex.lastPart(file.path).hasPrefix(container + ".")
      }
      places = fitting
    }
    let code = places.filter { !files[$0.file].isTest }
    if !code.isEmpty { places = code }
    guard !places.isEmpty, places.count <= MentionIndex.ambiguityLimit else { return [] }
    return places.map { place in
      files[place.file].evidence(
        of: files[place.file].symbols[place.symbol],
        score: places.count == 1 ? 0.95 : 0.7, origin: .path, why: [text])
    }
  }

  private func link(_ index: Int, _ text: String, score: Double) -> Evidence {
    Evidence(
      path: files[index].path, line: 0, score: score, origin: .path, why: [text],
      isTest: files[index].isTest)
  }

  private static func lastPart(_ path: String) -> String {
    path.split(separator: "/").last.map(String.init) ?? path
  }
}
