internal import Glibc
internal import WaymarkCore

/// What commands of the command line ask of the core.
enum VimWork {
  /// What becomes of what a program prints.
  enum Purpose: Sendable {
    case show
    /// It goes below the cursor.
    case insert(Int)
    /// It takes the place of the lines that the program was given.
    case filter(Int, range: Range<Int>, revision: Int)
  }

  private static func work(
    _ name: String, _ run: @escaping @Sendable (Services) async throws -> VimMessage
  ) -> Effect {
    .run(
      Work(Work.ID(.editor, name)) { services, send in
        do {
          send(try await run(services))
        } catch is CancellationError {
          return
        } catch {
          send(VimMessage.failed(Failure(error)))
        }
      })
  }

  /// Writes a text or some of its lines to a file; the text keeps its own file.
  static func write(
    _ file: TextFile, _ range: Range<Int>?, to path: String, overwrites: Bool
  ) -> Effect {
    work("write \(path)") { services in
      let files = try await services.files.project()
      let location = try OpenRequest.location(expanded(path), in: files)
      var copy = file
      if let range {
        copy = TextFile(new: nil, format: file.buffer.format)
        copy.buffer.edit([TextEdit(0..<0, file.buffer.snapshot.bytes(range))])
      }
      var replaced = ReplacedContent.nothing
      if overwrites, let found = try FileVersion.capture(files.place(of: location)) {
        replaced = .version(found)
      }
      do {
        try copy.save(in: files, to: location, replacing: replaced, overridesReadOnly: overwrites)
      } catch is FileConflict {
        return .failed(
          Failure(message: "There is already a file at \(path); w! writes over it."))
      }
      return .done("Wrote \(path).")
    }
  }

  /// Reads a file, to be put below the cursor.
  static func read(_ path: String, into id: Int) -> Effect {
    work("read \(path)") { services in
      let files = try await services.files.project()
      let file = try files.openText(OpenRequest.location(expanded(path), in: files))
      return .text(id, file.buffer.snapshot.text(0..<file.buffer.count))
    }
  }

  /// Runs a program of the shell in the project's folder.
  static func run(_ command: String, _ purpose: Purpose, input: [UInt8] = []) -> Effect {
    work("shell") { services in
      let files = try await services.files.project()
      let call = ToolCall(
        "sh", ["-c", command], in: files.root.path.text, input: input)
      let outcome = try await ToolRunner().run(call, limit: 16 << 20)
      let output = String(decoding: outcome.output, as: UTF8.self)
      switch purpose {
      case .show: return .output(command, output + outcome.errors, outcome.status)
      case _ where outcome.status != 0:
        let reason = outcome.errors.split(separator: "\n").first.map { " It says: \($0)" } ?? ""
        return .failed(Failure(message: "`\(command)` ended with \(outcome.status).\(reason)"))
      case .insert(let id): return .text(id, output)
      case .filter(let id, let range, let revision):
        return .filtered(id, range, output, revision: revision)
      }
    }
  }

  /// A path with the home folder in the place of `~`.
  private static func expanded(_ path: String) -> String {
    guard path == "~" || path.hasPrefix("~/"), let home = getenv("HOME") else { return path }
    return String(cString: home) + path.dropFirst()
  }
}

/// What comes back from a command of the command line.
enum VimMessage: Sendable {
  case done(String)
  case failed(Failure)
  case text(Int, String)
  case output(String, String, Int32)
  case filtered(Int, Range<Int>, String, revision: Int)
}

extension Editor {
  mutating func receive(_ message: VimMessage) -> [Effect] {
    switch message {
    case .done(let words): return [.notify(Notice(words))]
    case .failed(let failure): return [.notify(Notice(failure.sentence, isError: true))]
    case .text(let id, let string):
      change(id) { $0.putBelow(string) }
    case .filtered(let id, let range, let string, let revision):
      guard let index = index(of: id), texts[index].file.buffer.revision == revision else {
        return [.notify(Notice("The text changed meanwhile; do it again.", isError: true))]
      }
      texts[index].edit([TextEdit(range, string)])
      texts[index].select(SelectionSet(TextSelection(at: range.lowerBound)))
    case .output(let command, let output, let status): return show(output, of: command, status)
    }
    return []
  }

  private func show(_ output: String, of command: String, _ status: Int32) -> [Effect] {
    let most = 200
    let lines = output.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    let shown = Array((lines.last == "" ? lines.dropLast() : lines[...]).prefix(most))
    let rest = lines.count > most ? ["… and \(lines.count - most) lines more"] : []
    let ending = status == 0 ? [] : ["It ended with \(status)."]
    let all = shown + rest + ending
    return [
      .present(
        Presentation(
          "output",
          Decision("! \(command)", all.isEmpty ? ["It printed nothing."] : all, [("Close", [])])))
    ]
  }
}

extension OpenText {
  /// Puts lines below that of the cursor.
  fileprivate mutating func putBelow(_ string: String) {
    guard !string.isEmpty else { return }
    let head = selections.primary.head
    let next = text.startOfNextLine(after: head)
    let isOpen = next == nil && text.count > 0
    let lines = string.hasSuffix("\n") ? string : string + "\n"
    let place = next ?? text.count
    edit([TextEdit(insert: isOpen ? "\n" + lines.dropLast() : lines, at: place)])
    select(SelectionSet(TextSelection(at: isOpen ? place + 1 : place)))
  }
}
