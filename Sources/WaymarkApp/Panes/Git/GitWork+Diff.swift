internal import Foundation
internal import WaymarkCore

extension GitWork {
  static let diffID = Work.ID(.git, "diff")

  /// Files after so many lines come in a message of their own, so that the first are seen at once.
  private static let batch = 2000

  /// Reads the differences that a selected row stands for.
  static func readDiff(_ subject: DiffSubject, _ options: DiffOptions) -> Effect {
    reading(diffID.name) { repository, send in
      switch subject {
      case .file(let selection):
        try await readFile(selection, subject, options, repository, send)
      case .commit(let id):
        let details = try await repository.details(of: id)
        try await stream(
          [options.applied(to: details.changes())], preface(of: details), subject, repository, send)
      case .stash(let stash):
        let untracked = try await repository.untrackedChanges(of: stash)
        let requests = [stash.changes] + [untracked].compactMap { $0 }
        try await stream(
          requests.map(options.applied), [DiffPreface(stash.message, .strong)], subject, repository,
          send)
      case .revision(let revision):
        let details = try await repository.details(of: revision.commit.id)
        try await stream(
          [options.applied(to: revision.changes)], preface(of: details), subject, repository, send)
      case .text: break
      }
    } failed: {
      .diffFailed(subject, $0)
    }
  }

  private static func readFile(
    _ selection: StatusSelection, _ subject: DiffSubject, _ options: DiffOptions,
    _ repository: Repository, _ send: @escaping Work.Send
  ) async throws {
    var files: [FileDiff] = []
    var new = DiffRequest.Side.workTree
    if let request = selection.request {
      files = try await repository.diff(options.applied(to: request))
      new = request.new
    } else if !selection.entry.isFolder {
      files = [try await repository.diffOfUntracked(selection.entry.path)].compactMap { $0 }
    }
    send(GitMessage.diff(subject, files, preface: []))
    try await readSizes(of: files, from: 0, new, subject, repository, send)
  }

  /// Sends the first files as soon as they are there, then the others.
  private static func stream(
    _ requests: [DiffRequest], _ preface: [DiffPreface], _ subject: DiffSubject,
    _ repository: Repository, _ send: @escaping Work.Send
  ) async throws {
    var waiting: [FileDiff] = []
    var lines = 0
    var sent = 0
    func flush() {
      if sent == 0 {
        send(GitMessage.diff(subject, waiting, preface: preface))
      } else if !waiting.isEmpty {
        send(GitMessage.moreDiff(subject, waiting))
      }
      sent += max(1, waiting.count)
      waiting = []
      lines = 0
    }
    for request in requests {
      try await repository.diff(request) { file in
        waiting.append(file)
        lines += file.hunks.reduce(1) { $0 + $1.lines.count }
        if lines >= batch || sent == 0 && lines >= 200 { flush() }
        return .more
      }
    }
    if sent == 0 || !waiting.isEmpty { flush() }
  }

  private static func readSizes(
    of files: [FileDiff], from first: Int, _ new: DiffRequest.Side, _ subject: DiffSubject,
    _ repository: Repository, _ send: @escaping Work.Send
  ) async throws {
    for (place, file) in files.enumerated() where file.content == .binary {
      let sizes = try await repository.sizes(of: file, new: new)
      send(
        GitMessage.sizes(subject, first + place, DiffSizes(old: sizes.old, new: sizes.new)))
    }
  }

  /// Author, time and message above a commit's differences.
  private static func preface(of details: CommitDetails) -> [DiffPreface] {
    // In UTC: people of one project read it in many places.
    let style = Date.ISO8601FormatStyle(timeZone: .gmt).year().month().day()
      .dateTimeSeparator(.space).time(includingFractionalSeconds: false)
    var lines = [
      DiffPreface("commit \(details.id.hex)", .link),
      DiffPreface("by \(details.author.text)", .faint),
      DiffPreface("on \(details.authoredAt.formatted(style)) UTC", .faint),
    ]
    if details.committer != details.author {
      lines.append(DiffPreface("committed by \(details.committer.text)", .faint))
      lines.append(DiffPreface("on \(details.committedAt.formatted(style)) UTC", .faint))
    }
    if details.parents.count > 1 {
      lines.append(
        DiffPreface("merge of \(details.parents.map(\.short).joined(separator: ", "))", .faint))
    }
    lines.append(DiffPreface(""))
    let message = details.message.lines.map(String.init)
    for (number, line) in message.enumerated() {
      lines.append(DiffPreface("  \(line)", number == 0 ? .strong : .text))
    }
    while lines.last?.text.allSatisfy(\.isWhitespace) == true { lines.removeLast() }
    if !details.notes.isEmpty {
      lines += [DiffPreface(""), DiffPreface("Notes:", .faint)]
      lines += details.notes.split(separator: "\n").map { DiffPreface("  \($0)") }
    }
    return lines + [DiffPreface("")]
  }
}
