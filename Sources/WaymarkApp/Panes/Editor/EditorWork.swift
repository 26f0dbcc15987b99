internal import Glibc
internal import WaymarkCore

/// What the editor asks of the core.
enum EditorWork {
  private static func work(
    _ name: String, isSubscription: Bool = false,
    _ run: @escaping @Sendable (Services, @escaping Work.Send) async -> Void
  ) -> Effect {
    .run(Work(Work.ID(.editor, name), isSubscription: isSubscription, run))
  }

  /// Opens a file.
  static func open(_ request: OpenRequest) -> Effect {
    work("open \(request.argument)") { services, send in
      do {
        let files = try await services.files.project()
        let (location, line, column) = try request.place(in: files)
        var file: TextFile
        do {
          file = try files.openText(location)
        } catch let error as WaymarkError where error.code == .pathNotFound && request.makesFile {
          file = TextFile(new: location)
        }
        let journal = try? services.files.recovery?.begin(&file, in: files)
        let style = (try? files.place(of: location)).map { FileStyle(for: $0) } ?? FileStyle()
        send(
          EditorMessage.opened(
            request, file, journal, style, TextSpot(line: line, column: column)))
      } catch {
        send(EditorMessage.openingFailed(request, Failure(error)))
      }
    }
  }

  /// Begins a text without a file.
  static func new(_ name: String) -> Effect {
    work("new") { services, send in
      guard let files = try? await services.files.project() else { return }
      var file = TextFile(new: nil)
      let journal = try? services.files.recovery?.begin(&file, in: files)
      send(
        EditorMessage.opened(
          OpenRequest(argument: name), file, journal, FileStyle(), TextSpot(line: 0, column: 0)))
    }
  }

  /// Writes a copy of a text as it is now, to its own path or another one; where that is asked for,
  /// over what another program wrote meanwhile.
  static func save(
    _ id: Int, _ file: TextFile, to path: String? = nil, overwrites: Bool = false,
    then: AfterSaving
  ) -> Effect {
    work("save \(id)") { services, send in
      var copy = file
      do {
        let files = try await services.files.project()
        let location = try path.map { try OpenRequest.location($0, in: files) }
        var replaced: ReplacedContent?
        if overwrites, let target = location ?? file.location {
          let found = try FileVersion.capture(files.place(of: target))
          replaced = found.map(ReplacedContent.version) ?? .nothing
        }
        try copy.save(in: files, to: location, replacing: replaced, overridesReadOnly: overwrites)
        send(EditorMessage.saved(id, copy, then))
      } catch let conflict as FileConflict {
        let name = path ?? file.location?.shown ?? ""
        let words =
          conflict.found == nil
          ? "\(name) is no longer there; it was deleted or renamed."
          : path == nil
            ? "\(name) changed on disk since it was opened; nothing was written over it."
            : "There is already a file at \(name)."
        send(EditorMessage.conflict(id, Failure(message: words), path: path))
      } catch let error as WaymarkError where error.code == .readOnlyFile {
        send(EditorMessage.readOnly(id, Failure(error), path: path))
      } catch {
        send(EditorMessage.savingFailed(id, Failure(error)))
      }
    }
  }

  /// Reads a text's file again.
  static func reload(_ id: Int, _ file: TextFile) -> Effect {
    work("reload \(id)") { services, send in
      do {
        let files = try await services.files.project()
        guard let location = file.location else { return }
        send(EditorMessage.readAgain(id, try files.openText(location)))
      } catch {
        send(EditorMessage.savingFailed(id, Failure(error)))
      }
    }
  }

  /// Looks whether a file is still what it was.
  static func check(_ id: Int, _ file: TextFile?) -> Effect? {
    guard let file, file.location != nil, file.version != nil else { return nil }
    return work("check \(id)") { services, send in
      guard let files = try? await services.files.project() else { return }
      let isCurrent = (try? file.isCurrent(in: files)) ?? false
      send(EditorMessage.checked(id, isCurrent: isCurrent))
      await sendMarks(id, file, files, send)
    }
  }

  /// Finds out how lines differ from the last commit.
  static func mark(_ id: Int, _ file: TextFile) -> Effect {
    work("mark \(id)") { services, send in
      // Not after every letter.
      try? await Task.sleep(for: .milliseconds(150))
      guard !Task.isCancelled, let files = try? await services.files.project() else { return }
      await sendMarks(id, file, files, send)
    }
  }

  private static func sendMarks(
    _ id: Int, _ file: TextFile, _ files: ProjectFiles, _ send: Work.Send
  ) async {
    guard file.buffer.count <= ChangeMarks.limit, case .project(let path)? = file.location,
      let committed = await ChangeMarks.committed(path, in: files)
    else { return }
    let text = file.buffer.snapshot
    let difference = LineDifference(from: committed, to: text.bytes(0..<text.count))
    send(EditorMessage.marked(id, difference, revision: file.buffer.revision))
  }

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

  /// Finds the matches of a search, for their number.
  static func count(_ query: SearchQuery, in text: TextSnapshot) -> Effect {
    work("count-matches") { _, send in
      guard let search = try? TextSearch(query),
        let count = try? search.count(in: text, limit: FindBar.countLimit)
      else { return }
      send(EditorMessage.matches(query, count))
    }
  }

  /// Replaces every match.
  static func replaceAll(
    _ id: Int, _ query: SearchQuery, _ template: String, _ range: Range<Int>?, _ file: TextFile
  ) -> Effect {
    work("replace") { _, send in
      do {
        let search = try TextSearch(query)
        let replacement = try ReplacementTemplate(
          template, for: search, lineEnding: file.buffer.format.lineEnding)
        let edits = try search.edits(
          replacingIn: file.buffer.snapshot, range, with: replacement)
        send(EditorMessage.replacements(id, edits, revision: file.buffer.revision))
      } catch {
        send(EditorMessage.searchFailed(Failure(error)))
      }
    }
  }

  /// Finds texts that were left unsaved.
  static let findAbandoned = work("abandoned") { services, send in
    guard let recovery = services.files.recovery, let found = try? recovery.abandoned() else {
      return
    }
    send(EditorMessage.abandoned(found))
  }

  /// Brings an abandoned text back.
  static func recover(_ text: AbandonedText) -> Effect {
    work("recover") { services, send in
      guard let recovery = services.files.recovery else { return }
      do {
        let files = try await services.files.project()
        let (file, journal) = try recovery.recover(text, in: files)
        send(EditorMessage.recovered(text, file, journal))
      } catch {
        send(EditorMessage.searchFailed(Failure(error)))
      }
    }
  }
}

/// What happens after a text was saved.
enum AfterSaving: Sendable, Hashable {
  case nothing, close, quit
}

/// A line and a column, counted from 1; 0 for none.
struct TextSpot: Sendable, Hashable {
  var line: Int
  var column: Int
}

/// What the core answers to the editor.
enum EditorMessage: Sendable {
  case opened(OpenRequest, TextFile, RecoveryJournal?, FileStyle, TextSpot)
  case openingFailed(OpenRequest, Failure)
  case saved(Int, TextFile, AfterSaving)
  case conflict(Int, Failure, path: String?)
  case readOnly(Int, Failure, path: String?)
  case savingFailed(Int, Failure)
  case readAgain(Int, TextFile)
  case checked(Int, isCurrent: Bool)
  case marked(Int, LineDifference, revision: Int)
  case coloring(Int, HighlightedText)
  case colored(Int, HighlightedText.Spans?)
  case counting(Int, Double)
  case counted(Int, FileVersion?)
  case symbols(Int, [Symbol])
  case matches(SearchQuery, Int)
  case replacements(Int, [TextEdit], revision: Int)
  case searchFailed(Failure)
  case abandoned([AbandonedText])
  case recovered(AbandonedText, TextFile, RecoveryJournal)
}

/// A file that somebody wants to see, as it was written: `FILE`, `FILE:LINE` or `FILE:LINE:COLUMN`.
package struct OpenRequest: Sendable {
  package var argument: String
  /// Whether a file that is not there is begun.
  package var makesFile: Bool
  /// Told when the file is closed.
  package var onClose: CloseNotice?

  package init(argument: String, makesFile: Bool = true, onClose: CloseNotice? = nil) {
    self.argument = argument
    self.makesFile = makesFile
    self.onClose = onClose
  }

  /// The file, and the line and column when there are any.
  func place(in files: ProjectFiles) throws -> (FileLocation, line: Int, column: Int) {
    var parts = argument.split(separator: ":", omittingEmptySubsequences: false).map(String.init)
    var numbers: [Int] = []
    while numbers.count < 2, parts.count > 1, let last = parts.last, let number = Int(last) {
      // A file may be called like that.
      if let whole = try? OpenRequest.location(parts.joined(separator: ":"), in: files),
        FileVersion.isThere(whole, in: files)
      {
        break
      }
      parts.removeLast()
      numbers.insert(number, at: 0)
    }
    let location = try OpenRequest.location(parts.joined(separator: ":"), in: files)
    return (location, numbers.first ?? 0, numbers.count > 1 ? numbers[1] : 0)
  }

  /// A path as people write it: from the project's root, absolute, or from the home folder.
  static func location(_ path: String, in files: ProjectFiles) throws -> FileLocation {
    guard path.hasPrefix("/") else { return .project(try ProjectPath(path)) }
    let absolute = AbsolutePath(path)
    return files.root.relative(absolute).map(FileLocation.project) ?? .outside(absolute)
  }
}

extension FileVersion {
  /// Whether a file is there.
  fileprivate static func isThere(_ location: FileLocation, in files: ProjectFiles) -> Bool {
    guard let place = try? files.place(of: location) else { return false }
    return place.withCString { access($0, F_OK) } == 0
  }
}
