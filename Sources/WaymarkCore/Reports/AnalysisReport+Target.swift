extension AnalysisReport {
  /// The part of a report that is about one objective or one path.
  ///
  /// - Parameter target: An objective's key, with its children; or a path, for what it serves.
  /// - Returns: The report without what is not about the target.
  /// - Throws: `targetNotFound` when it is neither.
  func narrowed(to target: String) throws -> AnalysisReport {
    var keys = Set(
      objectives.map(\.objective.key).filter { $0.lowercased() == target.lowercased() })
    if !keys.isEmpty {
      for item in objectives where item.objective.parent.map(keys.contains) == true {
        keys.insert(item.objective.key)
      }
    } else {
      let path = target.hasSuffix("/") ? String(target.dropLast()) : target
      func lies(_ evidence: Evidence) -> Bool {
        evidence.path == path || evidence.path.hasPrefix(path + "/")
      }
      keys = Set(
        objectives.filter { item in
          (item.evidence + item.tasks.flatMap(\.evidence)).contains(where: lies)
        }.map(\.objective.key))
    }
    guard !keys.isEmpty else {
      throw WaymarkError(
        .targetNotFound, "“\(target)” is no objective of the plan and serves none.",
        hint: "`waymark plan` lists the keys.", field: "target")
    }
    var report = self
    report.objectives = objectives.filter { keys.contains($0.objective.key) }
    report.gaps = gaps.filter { $0.objective.map(keys.contains) ?? false }
    report.recommendations = recommendations.filter { $0.objective.map(keys.contains) ?? false }
    return report
  }
}
