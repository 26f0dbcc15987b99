internal import WaymarkCore

extension FilesWork {
  /// Finds out what replacing a text in all files would do, and shows it.
  static func previewReplacing(_ pattern: String, by replacement: String) -> Effect {
    change(named: "Looking for what would change") { services, job, send in
      let files = try await services.files.project()
      let paths = try await job.paths(of: pattern, in: files)
      // Case matters as soon as the pattern has a capital letter, as it does for the search.
      let query = SearchQuery(
        pattern, isCaseSensitive: pattern.contains(where: \.isUppercase))
      let found = try files.replacements(of: query, by: replacement, in: paths) { done in
        job.tell("Reading files", share: Double(done) / Double(max(1, paths.count)))
      }
      send(FilesMessage.replacements(pattern, replacement, found))
    }
  }

  /// Replaces in files; each that was written can be undone with the others.
  static func replace(_ replacements: [FileReplacement]) -> Effect {
    let places = replacements.reduce(0) { $0 + $1.count }
    let words =
      "Replaced \(Figures.counted(places, "place")) in "
      + "\(Figures.counted(replacements.count, "file")); u takes that back."
    return change(words) { files, _, job in
      for (index, replacement) in replacements.enumerated() {
        try Task.checkCancellation()
        job.tell("Replacing", share: Double(index) / Double(replacements.count))
        job.changes.append(try files.apply(replacement))
      }
    }
  }
}

extension Files {
  /// Shows what replacing everywhere would do.
  func preview(
    _ pattern: String, _ replacement: String, _ found: [FileReplacement]
  ) -> [Effect] {
    guard !found.isEmpty else { return [.notify(Notice("“\(pattern)” is nowhere in the files."))] }
    let places = found.reduce(0) { $0 + $1.count }
    let answers = [
      DifferenceSheet.Answer("Cancel"),
      DifferenceSheet.Answer("Replace") { leftOut in
        let kept = found.enumerated().filter { !leftOut.contains($0.offset) }.map(\.element)
        return kept.isEmpty ? [] : [FilesWork.replace(kept)]
      },
    ]
    return [
      .present(
        Presentation(
          "replace-preview",
          DifferenceSheet(
            "Replace “\(pattern)” by “\(replacement)”",
            legend: "\(Figures.counted(places, "place")) in "
              + "\(Figures.counted(found.count, "file")); space leaves a file out.",
            found.map(\.difference), answers, focused: 1, canLeaveOut: true)))
    ]
  }
}
