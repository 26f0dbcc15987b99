internal import WaymarkCore

/// Colours, lines and symbols of a text.
extension EditorWork {
  /// Colours a part of a text.
  static func color(_ id: Int, _ text: HighlightedText, _ range: Range<Int>) -> Effect {
    work("color \(id)") { _, send in
      await text.waitForPause()
      send(EditorMessage.colored(id, text.spans(in: range)))
    }
  }

  /// Makes what colours a text.
  static func prepareColoring(_ id: Int, _ text: OpenText) -> Effect? {
    guard let language = text.language, text.text.count <= SyntaxHighlighter.limit else {
      return nil
    }
    let (snapshot, revision) = (text.text, text.file.buffer.revision)
    return work("prepare \(id)") { services, send in
      send(
        EditorMessage.coloring(
          id,
          HighlightedText(snapshot, revision: revision, language: language, services.highlighter)))
    }
  }

  /// Counts the lines of a large file.
  static func countLines(_ id: Int, _ file: TextFile) -> Effect {
    work("count \(id)") { _, send in
      let version = try? file.countLines { send(EditorMessage.counting(id, $0)) }
      send(EditorMessage.counted(id, version))
    }
  }

  /// Lists the functions and types of a text.
  static func findSymbols(_ id: Int, _ text: OpenText) -> Effect {
    let (snapshot, title) = (text.text, text.title)
    let language = text.language?.id ?? ""
    return work("symbols \(id)") { services, send in
      let symbols = services.highlighter.symbols(of: snapshot, path: title, language: language)
      send(EditorMessage.symbols(id, symbols))
    }
  }
}
