import Foundation

/// Reads what a person attaches, as it is now.
package struct AttachmentReader: Sendable {
  /// The most bytes of one attachment.
  static let limit = 4 << 20

  /// The folder that paths are relative to.
  private let root: String
  /// What is known of the project; nil for a folder that is not registered.
  private let project: Project?
  private let database: Database?
  private let grammars: GrammarLibrary?

  /// Makes a reader for a folder.
  ///
  /// - Parameters:
  ///   - root: The project's root, or any folder.
  ///   - project: The registered project, for its analysis and its map.
  ///   - database: Where the project is registered.
  ///   - grammars: What a map is brought up to date with.
  package init(
    root: String, project: Project? = nil, database: Database? = nil,
    grammars: GrammarLibrary? = nil
  ) {
    self.root = project?.path ?? root
    self.project = project
    self.database = database
    self.grammars = grammars
  }

  /// Reads everything that a text mentions with `@`.
  ///
  /// - Throws: As `read`.
  package func mentioned(in text: String) async throws -> [ChatAttachment] {
    var found: [ChatAttachment] = []
    let names = AttachmentReference.mentions(in: text) { path in
      !path.isEmpty && FileManager.default.fileExists(atPath: "\(root)/\(path)")
    }
    for name in names { found.append(try await read(name)) }
    return found
  }

  /// Reads one attachment.
  ///
  /// - Parameter text: As `AttachmentReference` reads it.
  /// - Returns: The attachment with its content.
  /// - Throws: `attachmentNotFound`, `invalidArgument`, `tooLarge`, and what files and git throw.
  package func read(_ text: String) async throws -> ChatAttachment {
    let reference = try AttachmentReference(text) { path in
      var isDirectory: ObjCBool = false
      return FileManager.default.fileExists(atPath: "\(root)/\(path)", isDirectory: &isDirectory)
        && isDirectory.boolValue
    }
    switch reference {
    case .file(let path, let lines): return try file(path, lines)
    case .directory(let path): return try await directory(path)
    case .unstagedDiff:
      return try await diff("unstaged", .read("diff", "--no-color", "--no-ext-diff"))
    case .stagedDiff:
      return try await diff("staged", .read("diff", "--no-color", "--no-ext-diff", "--cached"))
    case .commit(let revision): return try await commit(revision)
    case .plan: return try plan()
    case .objective(let key):
      return ChatAttachment(
        .objective, reference: key, content: try ObjectiveContext(report(), key: key).text)
    case .analysis:
      let format = try ReportFormats.named("markdown", style: TextStyle(color: false, width: 100))
      let text = try format.render(try report())
      return ChatAttachment(.analysis, reference: "analysis", content: text)
    case .map(let budget): return try await map(budget)
    }
  }

  private func file(_ path: String, _ lines: ClosedRange<Int>?) throws -> ChatAttachment {
    let files = try ProjectFiles(root: root)
    let place = try ProjectPath(path)
    let bytes: [UInt8]
    if let lines {
      let found = try files.lines(place, range: lines.lowerBound - 1..<lines.upperBound)
      guard !found.isEmpty else {
        throw WaymarkError(
          .attachmentNotFound, "\(place.shown) has no line \(lines.lowerBound).", field: "attach")
      }
      bytes = Array(found.joined(separator: [0x0A])) + [0x0A]
    } else {
      bytes = try files.read(place, range: 0..<AttachmentReader.limit + 1)
    }
    guard bytes.count <= AttachmentReader.limit else { throw tooLarge(place.shown) }
    if lines == nil, AttachmentReader.isImage(bytes) {
      return ChatAttachment(
        .image, reference: place.shown, content: Data(bytes).base64EncodedString())
    }
    guard !bytes.prefix(8192).contains(0) else {
      throw WaymarkError(
        .invalidArgument, "\(place.shown) is no text.", hint: "Attach text files.", field: "attach")
    }
    let range = lines.map {
      $0.count == 1 ? ":\($0.lowerBound)" : ":\($0.lowerBound)-\($0.upperBound)"
    }
    return ChatAttachment(
      .file, reference: place.shown + (range ?? ""), content: String(decoding: bytes, as: UTF8.self)
    )
  }

  /// Whether a file begins as the kinds of pictures do that models take: PNG, JPEG, WebP.
  private static func isImage(_ bytes: [UInt8]) -> Bool {
    bytes.starts(with: [0x89, 0x50, 0x4E, 0x47]) || bytes.starts(with: [0xFF, 0xD8, 0xFF])
      || bytes.starts(with: Array("RIFF".utf8))
        && bytes.dropFirst(8).starts(with: Array("WEBP".utf8))
  }

  private func directory(_ path: String) async throws -> ChatAttachment {
    let place = try ProjectPath(path)
    let prefix = place.isRoot ? "" : String(decoding: place.bytes, as: UTF8.self) + "/"
    let scanned = SourceScanner(root: root).scan(listed: try await Repository(root: root).files())
    let names = scanned.paths.filter { $0.hasPrefix(prefix) }
      .map { Sanitiser.clean(String($0.dropFirst(prefix.count))) }
    // A link to a folder elsewhere is one of them: what lies behind it is not the project's.
    guard !names.isEmpty else {
      throw WaymarkError(
        .attachmentNotFound, "There is no file of the project in \(place.shown).", field: "attach")
    }
    let shown = names.prefix(1000)
    let rest = names.count - shown.count
    let content =
      shown.joined(separator: "\n") + (rest > 0 ? "\n… and \(rest) more files" : "")
    return ChatAttachment(
      .directory, reference: place.isRoot ? "." : place.shown, content: content + "\n")
  }

  private func diff(_ name: String, _ command: GitCommand) async throws -> ChatAttachment {
    let text = try await git(command, name)
    guard !text.isEmpty else {
      throw WaymarkError(
        .attachmentNotFound, "There are no \(name) changes.",
        hint: "`git status` shows what there is.", field: "attach")
    }
    return ChatAttachment(.diff, reference: name, content: text)
  }

  private func commit(_ revision: String) async throws -> ChatAttachment {
    guard !revision.hasPrefix("-") else {
      throw WaymarkError(
        .invalidArgument, "“\(Sanitiser.clean(revision))” is no revision.", field: "attach")
    }
    let command = GitCommand.read(
      "show", "--no-color", "--no-ext-diff", "--stat", "--patch", "--end-of-options", revision)
    return ChatAttachment(
      .commit, reference: Sanitiser.clean(revision), content: try await git(command, revision))
  }

  private func git(_ command: GitCommand, _ name: String) async throws -> String {
    let output = try await Repository(root: root).git.run(command).output
    guard output.count <= AttachmentReader.limit else { throw tooLarge(Sanitiser.clean(name)) }
    return String(decoding: output, as: UTF8.self)
  }

  private func plan() throws -> ChatAttachment {
    let source = try PlanSource.find(in: root)
    let attachment = try file(source.path, nil)
    return ChatAttachment(.plan, reference: attachment.reference, content: attachment.content)
  }

  private func report() throws -> AnalysisReport {
    guard let project, let database,
      let report = try AnalysisStore(database).latestReport(of: project.id)
    else {
      throw WaymarkError(
        .attachmentNotFound, "There is no analysis of \(root) yet.",
        hint: "Run `waymark analyze` there first.", field: "attach")
    }
    return report
  }

  private func map(_ budget: Int) async throws -> ChatAttachment {
    let files: [SourceFile]
    if let project, let database, let grammars {
      let index = SourceIndex(
        project: project, store: SourceIndexStore(database), grammars: grammars)
      files = try await index.refresh(.incremental, target: nil, progress: { _ in }).files
    } else if let grammars {
      files = try await SourceIndex.read(folder: root, includingText: false, grammars: grammars)
    } else {
      files = []
    }
    let text = RepositoryMap(files).text(budget: budget)
    guard !text.isEmpty else {
      throw WaymarkError(
        .attachmentNotFound, "There is no source code in \(root) to map.", field: "attach")
    }
    return ChatAttachment(.map, reference: "map", content: text)
  }

  private func tooLarge(_ name: String) -> WaymarkError {
    WaymarkError(
      .tooLarge, "\(name) has more than \(AttachmentReader.limit >> 20) MB.",
      hint: "Attach some of its lines, such as path:1-200.", field: "attach")
  }
}
