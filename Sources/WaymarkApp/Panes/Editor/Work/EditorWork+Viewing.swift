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

  /// Finds what the last analysis says about files.
  static func findServed(_ texts: [OpenText]) -> Effect {
    let sources = texts.compactMap { text -> ServedSource? in
      guard case .project(let path)? = text.file.location, !text.isReadOnly,
        text.text.count <= SyntaxHighlighter.limit
      else { return nil }
      return ServedSource(
        id: text.id, path: path.text, text: text.text, revision: text.file.buffer.revision,
        language: text.language?.id ?? "")
    }
    let name = sources.count == 1 ? "served \(sources[0].id)" : "served"
    return work(name) { services, send in
      guard !sources.isEmpty, let report = try? await services.desk.latestReport() else { return }
      for source in sources where !Task.isCancelled {
        let symbols =
          source.language.isEmpty
          ? []
          : services.highlighter.symbols(
            of: source.text, path: source.path, language: source.language)
        let served = ServedPlaces(report, path: source.path, in: source.text, symbols)
        send(EditorMessage.served(source.id, served, revision: source.revision))
      }
    }
  }

  /// Tells when something changes in folders outside the project.
  static func follow(_ folders: [String]) -> Effect {
    work("outside", isSubscription: true) { services, send in
      guard services.files.isWatching, !folders.isEmpty else { return }
      for await _ in FolderWatch(folders, where: { _ in true }).changes() {
        send(EditorMessage.changedOutside)
      }
    }
  }
}

/// An open file that the last analysis may say something about.
private struct ServedSource: Sendable {
  let id: Int
  let path: String
  let text: TextSnapshot
  let revision: Int
  let language: String
}
