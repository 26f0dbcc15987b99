internal import WaymarkCore
internal import WaymarkTerminal

extension Dashboard {
  /// What a thread about the selected row begins with; nil where there is nothing to discuss.
  var discussion: Discussion? {
    guard let report else { return nil }
    let row = cursor(of: section).selected
    switch section {
    case .objectives:
      guard let node = tree.node(atRow: row) else { return nil }
      switch node.subject {
      case .objective(let index):
        return Discussion(
          "\(Dashboard.name(report.objectives[index].id)) What is left to do here?")
      case .task(let index, _):
        let key = Dashboard.name(report.objectives[index].id)
        return Discussion("\(key) About the task “\(node.title)”: how would you do it?")
      }
    case .gaps:
      guard report.gaps.indices.contains(row) else { return nil }
      let gap = report.gaps[row]
      let name = gap.objective.map { Dashboard.name($0) } ?? "@analysis"
      return Discussion("\(name) How do I close this gap: \(gap.summary)")
    case .next:
      guard report.recommendations.indices.contains(row) else { return nil }
      let advice = report.recommendations[row]
      let name = advice.objective.map { "\(Dashboard.name($0)) " } ?? ""
      return Discussion("\(name)@analysis How do I begin with this: \(advice.title)?")
    case .code: return nil
    }
  }

  /// An objective as it is attached; a key with blanks cannot be, so the whole analysis is.
  private static func name(_ key: String) -> String {
    key.contains(where: \.isWhitespace) ? "@analysis" : "@objective:\(key)"
  }
}
