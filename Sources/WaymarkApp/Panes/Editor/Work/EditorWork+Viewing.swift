internal import WaymarkCore

extension EditorWork {
  /// Finds words for a beginning.
  static func complete(
    _ id: Int, _ prefix: String, _ texts: [WordCompletion.Source], _ symbols: SymbolNames
  ) -> Effect {
    work("complete") { services, send in
      let names = await symbols.read(services.desk)
      let items = WordCompletion.items(for: prefix, in: texts, symbols: names)
      guard !Task.isCancelled else { return }
      send(EditorMessage.completed(id, prefix, items))
    }
  }

  /// Finds what the last analysis says about a file.
  static func findServed(_ id: Int, _ text: OpenText) -> Effect? {
    guard case .project(let path)? = text.file.location, !text.isReadOnly,
      text.text.count <= SyntaxHighlighter.limit
    else { return nil }
    let (snapshot, revision) = (text.text, text.file.buffer.revision)
    let language = text.language?.id ?? ""
    return work("served \(id)") { services, send in
      guard let report = try? await services.desk.latestReport() else { return }
      let symbols =
        language.isEmpty
        ? [] : services.highlighter.symbols(of: snapshot, path: path.text, language: language)
      let served = ServedPlaces(report, path: path.text, in: snapshot, symbols)
      send(EditorMessage.served(id, served, revision: revision))
    }
  }
}
