internal import WaymarkCore

/// Which files of the project were open in the editor, and where people were in them.
struct EditorMemory: PaneMemory, Hashable {
  /// A file and the place of the cursor, counted from 1.
  struct Place: Sendable, Hashable, Codable {
    var path: String
    var line: Int
    var column: Int
  }

  var places: [Place]
  /// The path of the file that was shown.
  var active: String?

  /// More files are not opened again.
  static let limit = 30
}

/// The files that were open at the last start, opened again.
struct ReopenedTexts: Sendable {
  struct Text: Sendable {
    let file: TextFile
    let journal: RecoveryJournal?
    let style: FileStyle
    let spot: TextSpot
  }

  let texts: [Text]
  let active: String?
}

extension Editor {
  package var memory: String? {
    guard onlyFile == nil else { return nil }
    var memory = EditorMemory(
      places: texts.compactMap(\.place), active: current?.place?.path ?? remembered?.active)
    // What was not opened again yet is not forgotten.
    let known = Set(memory.places.map(\.path))
    memory.places += remembered?.places.filter { !known.contains($0.path) } ?? []
    guard !memory.places.isEmpty else { return nil }
    memory.places = Array(memory.places.suffix(EditorMemory.limit))
    return memory.encoded
  }

  package mutating func restore(_ memory: String) {
    remembered = EditorMemory(encoded: memory)
  }

  /// Takes the files of the last start, beside those that were opened meanwhile.
  mutating func take(_ reopened: ReopenedTexts) -> [Effect] {
    remembered = nil
    let shown = current?.id
    var effects: [Effect] = []
    for text in reopened.texts {
      let isKnown = texts.contains { $0.file.location == text.file.location }
      // Another place of a text that is open already is not gone to.
      let spot = isKnown ? TextSpot(line: 0, column: 0) : text.spot
      effects += add(text.file, text.journal, text.style, spot, nil)
    }
    let last = texts.firstIndex {
      shown == nil ? $0.place?.path == reopened.active : $0.id == shown
    }
    active = last ?? active
    // The tab that people are in stays.
    return effects.filter { $0 != .select(.editor) } + refreshed()
  }
}

extension OpenText {
  /// Where its cursor is in its file, to be remembered; nil when it has none in the project or its
  /// name is no text.
  fileprivate var place: EditorMemory.Place? {
    guard case .project(let path)? = file.location, file.version != nil,
      let name = String(validating: path.bytes, as: UTF8.self)
    else { return nil }
    let position = position ?? (1, 1)
    return EditorMemory.Place(path: name, line: position.line, column: position.column)
  }
}

extension EditorWork {
  /// Opens the files of the last start; those that are gone or no text are left out.
  static func reopen(_ memory: EditorMemory) -> Effect {
    work("reopen") { services, send in
      guard let files = try? await services.files.project() else { return }
      var texts: [ReopenedTexts.Text] = []
      for place in memory.places.suffix(EditorMemory.limit) {
        guard let path = try? ProjectPath(place.path),
          var file = try? files.openText(.project(path))
        else { continue }
        let journal = try? services.files.recovery?.begin(&file, in: files)
        let style =
          (try? files.place(of: .project(path))).map { FileStyle(for: $0) } ?? FileStyle()
        texts.append(
          ReopenedTexts.Text(
            file: file, journal: journal, style: style,
            spot: TextSpot(line: place.line, column: place.column)))
      }
      send(ReopenedTexts(texts: texts, active: memory.active))
    }
  }
}
