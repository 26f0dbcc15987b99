import Foundation

/// A command that a person has put into the configuration, with places for what is selected.
package struct CustomCommand: Sendable, Hashable {
  /// Something that a place in a command stands for.
  package enum Place: String, Sendable, Hashable, CaseIterable {
    case branch, commit, file, remote, tag, stash
    /// What the person typed.
    case input
  }

  package var name: String
  /// The program and its arguments; `{branch}` and such stand for what is selected.
  package var words: [String]
  /// What to ask for first; nil asks nothing.
  package var prompt: String?

  package init(name: String, words: [String], prompt: String? = nil) {
    self.name = name
    self.words = words
    self.prompt = prompt
  }

  /// The places that the words name.
  package var places: Set<Place> {
    Set(Place.allCases.filter { place in words.contains { $0.contains(place.mark) } })
  }

  /// The words with every place filled.
  ///
  /// A file's name at the start of a word is written so that no program takes it for an option.
  ///
  /// - Parameter values: What is selected.
  /// - Returns: The program and its arguments.
  /// - Throws: `invalidArgument` when the command needs something that is not selected.
  package func filled(_ values: [Place: String]) throws -> [String] {
    if let missing = Place.allCases.first(where: { places.contains($0) && values[$0] == nil }) {
      throw WaymarkError(
        .invalidArgument, "“\(name)” needs a \(missing.rawValue), and none is selected here.",
        hint: "Select one, then give the command again.")
    }
    return words.map { word in
      var text = word
      for place in Place.allCases {
        guard var value = values[place] else { continue }
        if place == .file, text.hasPrefix(place.mark), !value.hasPrefix("/") {
          value = "./" + value
        }
        text = text.replacing(place.mark, with: value)
      }
      return text
    }
  }
}

extension CustomCommand.Place {
  fileprivate var mark: String { "{\(rawValue)}" }
}

extension Repository {
  /// Runs a command of a person's own at the top of the work tree, without a shell.
  ///
  /// - Parameters:
  ///   - words: The program and its arguments.
  ///   - limit: The most bytes of output that are kept.
  /// - Returns: What it printed, and how it ended.
  /// - Throws: `toolMissing`, `toolFailed`; `CancellationError`.
  package func runCustom(
    _ words: [String], limit: Int = 1 << 20
  ) async throws -> (status: Int32, output: String) {
    guard let program = words.first, !program.isEmpty else {
      throw WaymarkError(.invalidArgument, "The command is empty.", hint: "Give it words to run.")
    }
    var environment = GitEnvironment.variables(for: .write)
    environment.merge(git.context.environment) { $1 }
    let entry = git.context.log.start(words, in: root)
    let clock = ContinuousClock()
    let start = clock.now
    do {
      var output: [UInt8] = []
      let ending = try await git.context.runner.stream(
        ToolCall(program, Array(words.dropFirst()), in: root, environment: environment)
      ) { piece in
        output += piece.prefix(max(0, limit - output.count))
        return .more
      }
      git.context.log.end(entry, .status(ending.status), after: clock.now - start)
      return (ending.status, String(decoding: output, as: UTF8.self) + ending.errors)
    } catch {
      let isCancelled = error is CancellationError
      git.context.log.end(entry, isCancelled ? .cancelled : .failed, after: clock.now - start)
      throw error
    }
  }
}
