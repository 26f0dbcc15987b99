internal import Foundation
internal import WaymarkCore

extension GitWork {
  static let diffID = Work.ID(.git, "diff")

  /// Files after so many lines come in a message of their own, so that the first are seen at once.
  private static let batch = 2000

  /// Reads the differences that a selected row stands for.
  static func readDiff(
    _ subject: DiffSubject, _ options: DiffOptions, _ plan: TouchedObjectives? = nil
  ) -> Effect {
    reading(
      diffID.name,
      with: { repository, services, send in
        let highlighter = services.highlighter
        switch subject {
        case .file(let selection):
          try await readFile(selection, subject, options, repository, highlighter, send)
        case .commit(let id):
          let details = try await repository.details(of: id)
          let touched = try await touched(by: details, plan, repository)
          try await stream(
            [options.applied(to: details.changes())], preface(of: details, touched), subject,
            repository, highlighter, send)
        case .comparison(let base, let id):
          let request = DiffRequest(
            from: .commit(base.hex), to: id.map { .commit($0.hex) } ?? .workTree)
          try await stream(
            [options.applied(to: request)], [], subject, repository, highlighter, send)
        case .stash(let stash):
          let untracked = try await repository.untrackedChanges(of: stash)
          let requests = [stash.changes] + [untracked].compactMap { $0 }
          try await stream(
            requests.map(options.applied), [DiffPreface(stash.message, .strong)], subject,
            repository,
            highlighter, send)
        case .revision(let revision):
          let details = try await repository.details(of: revision.commit.id)
          try await stream(
            [options.applied(to: revision.changes)], preface(of: details, []), subject, repository,
            highlighter, send)
        case .text: break
        }
      }, failed: { .diffFailed(subject, $0) })
  }

  /// What a commit has to do with the plan, by its message and its files.
  private static func touched(
    by details: CommitDetails, _ plan: TouchedObjectives?, _ repository: Repository
  ) async throws -> [TouchedObjective] {
    guard let plan, !plan.isEmpty else { return [] }
    let paths = try await repository.changedPaths(details.changes())
    return plan.touched(
      by: plan.names(paths, below: repository.root), message: details.message.text)
  }

  private static func readFile(
    _ selection: StatusSelection, _ subject: DiffSubject, _ options: DiffOptions,
    _ repository: Repository, _ highlighter: SyntaxHighlighter, _ send: @escaping Work.Send
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
    try await color(files, new, subject, repository, highlighter, send)
  }

  /// Sends the first files as soon as they are there, then the others.
  private static func stream(
    _ requests: [DiffRequest], _ preface: [DiffPreface], _ subject: DiffSubject,
    _ repository: Repository, _ highlighter: SyntaxHighlighter, _ send: @escaping Work.Send
  ) async throws {
    var waiting: [FileDiff] = []
    var lines = 0
    var sent = 0
    var first: [FileDiff] = []
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
        if first.count < coloredFiles { first.append(file) }
        lines += file.hunks.reduce(1) { $0 + $1.lines.count }
        if lines >= batch || sent == 0 && lines >= 200 { flush() }
        return .more
      }
    }
    if sent == 0 || !waiting.isEmpty { flush() }
    let new = requests.first?.new ?? .workTree
    try await readSizes(of: first, from: 0, new, subject, repository, send)
    try await color(first, new, subject, repository, highlighter, send)
  }

  private static func readSizes(
    of files: [FileDiff], from first: Int, _ new: DiffRequest.Side, _ subject: DiffSubject,
    _ repository: Repository, _ send: @escaping Work.Send
  ) async throws {
    for (place, file) in files.enumerated() where file.content == .binary {
      let sizes = try await repository.sizes(of: file, new: new)
      let images = try await repository.imageSizes(of: file, new: new)
      send(
        GitMessage.sizes(
          subject, first + place,
          DiffSizes(
            old: sizes.old, new: sizes.new, oldImage: images.old, newImage: images.new)))
    }
  }

  /// As many files get their sizes and colours; nobody looks at more of them at once.
  private static let coloredFiles = 40
  /// Sides with more bytes stay as they are.
  private static let coloredBytes = 1 << 19

  /// Sends the syntax colours of files when the screen has come to rest on them.
  private static func color(
    _ files: [FileDiff], _ new: DiffRequest.Side, _ subject: DiffSubject,
    _ repository: Repository, _ highlighter: SyntaxHighlighter, _ send: Work.Send
  ) async throws {
    let known = files.enumerated().compactMap { place, file in
      file.content == .text && !file.hunks.isEmpty
        ? SourceLanguage.of(path: file.path.bytes).map { (place, file, $0) } : nil
    }
    guard !known.isEmpty else { return }
    // Whoever goes on to the next row does not need them.
    try await Task.sleep(for: .milliseconds(60))
    for (place, file, language) in known {
      let both = try await repository.contents(of: file, new: new, limit: coloredBytes)
      try Task.checkCancellation()
      let colors = DiffColors(
        old: both.old, new: both.new, language: language.id, highlighter)
      if let colors { send(GitMessage.colors(subject, place, colors)) }
    }
  }

  /// Author, time and message above a commit's differences.
  private static func preface(
    of details: CommitDetails, _ touched: [TouchedObjective]
  ) -> [DiffPreface] {
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
    for objective in touched.prefix(4) {
      lines.append(DiffPreface("plan: \(objective.words)", .statusActive))
    }
    if touched.count > 4 {
      lines.append(DiffPreface("plan: and \(touched.count - 4) more", .statusActive))
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
