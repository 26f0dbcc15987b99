import ArgumentParser
import Foundation
import WaymarkCore

/// What git knows about a directory, for scripts.
struct GitCommands: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "git",
    abstract: "Print status, log or diff of a repository for scripts.",
    discussion: """
      Takes no lock, starts no hook and asks nothing.

      Example: waymark git status --format json
      """,
    subcommands: [GitStatusCommand.self, GitLogCommand.self, GitDiffCommand.self])
}

/// Prints what is staged, changed and new.
struct GitStatusCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "status",
    abstract: "Print branch, operation in progress and changed files.",
    discussion: "Example: waymark git status --format json")

  @Argument(help: "A directory in the repository.") var path = "."
  @Flag(help: "List ignored files too.") var ignored = false
  @Option(help: "How to print: text or json.") var format = DataFormat.text

  func run() throws {
    let folder = try ProjectFolder.check(path)
    let ignored = ignored
    let status = try Blocking.run {
      try await Repository.open(folder).status(ignored: ignored)
    }
    switch format {
    case .json: Console.write(try StatusDocument(status).json(), to: .output)
    case .text: Console.write(GitText.render(status), to: .output)
    }
  }
}

/// Prints commits while git finds them.
struct GitLogCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "log",
    abstract: "Print commits, newest first.",
    discussion: "Example: waymark git log --limit 20 --author ada main..topic")

  @Argument(help: "Revisions and ranges; default: HEAD.") var revisions: [String] = []
  @Option(help: "A directory in the repository.") var directory = "."
  @Option(help: "At most so many.") var limit: Int?
  @Option(help: "Only of authors that match.") var author: String?
  @Option(help: "Only with messages that match.") var grep: String?
  @Option(help: "Only commits that touch this file or folder.") var file: [String] = []
  @Option(help: "How to print: text or json (one array, written as it comes).")
  var format = DataFormat.text

  func run() throws {
    let folder = try ProjectFolder.check(directory)
    var request = LogRequest(revisions.isEmpty ? .head : .revisions(revisions))
    request.limit = limit
    request.author = author
    request.message = grep
    request.paths = file.map { GitPath($0) }
    let format = format
    if format == .json { Console.write("[", to: .output) }
    try Blocking.run { [request] in
      var isFirst = true
      try await Repository.open(folder).log(request) { batch in
        var text = ""
        for row in 0..<batch.count {
          switch format {
          case .json:
            text += (isFirst ? "\n" : ",\n") + (try LogDocument(batch[row]).json())
          case .text: text += GitText.render(batch[row])
          }
          isFirst = false
        }
        Console.write(text, to: .output)
        return .more
      }
    }
    if format == .json { Console.write("\n]\n", to: .output) }
  }
}

/// Prints what differs between two states.
struct GitDiffCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "diff",
    abstract: "Print what differs between two of commit, index and work tree.",
    discussion: """
      Without revisions: what is not staged, with --staged what is. With one: the work tree \
      against it. With two: the second against the first.

      Example: waymark git diff main topic --format json
      """)

  @Argument(help: "None, one or two revisions.") var revisions: [String] = []
  @Flag(help: "Compare the last commit with the index.") var staged = false
  @Option(help: "A directory in the repository.") var directory = "."
  @Option(help: "Only this file or folder.") var file: [String] = []
  @Option(help: "How to print: text or json.") var format = DataFormat.text

  func validate() throws {
    if revisions.count > 2 || staged && !revisions.isEmpty {
      throw ValidationError("Give at most two revisions, and none with --staged.")
    }
  }

  func run() throws {
    let folder = try ProjectFolder.check(directory)
    let paths = file.map { GitPath($0) }
    let request =
      switch revisions.count {
      case 0: staged ? DiffRequest.staged(paths) : .unstaged(paths)
      case 1: DiffRequest(from: .commit(revisions[0]), to: .workTree, paths: paths)
      default: DiffRequest(from: .commit(revisions[0]), to: .commit(revisions[1]), paths: paths)
      }
    let files = try Blocking.run { try await Repository.open(folder).diff(request) }
    switch format {
    case .json: Console.write(try DiffDocument(files).json(), to: .output)
    case .text: Console.write(files.map(GitText.render).joined(), to: .output)
    }
  }
}
