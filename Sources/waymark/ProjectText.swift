import Foundation
import WaymarkCore

/// Projects as text and as JSON.
enum ProjectText {
  /// A table with one project a line.
  static func table(_ projects: [Project]) -> String {
    let rows = projects.map { [String($0.id), Sanitiser.clean($0.name), Sanitiser.clean($0.path)] }
    let widths = (0..<2).map { column in rows.map { $0[column].count }.max() ?? 0 }
    return rows.map { row in
      let id = String(repeating: " ", count: widths[0] - row[0].count) + row[0]
      let name = row[1].padding(toLength: widths[1], withPad: " ", startingAt: 0)
      return "\(id)  \(name)  \(row[2])\n"
    }.joined()
  }

  static func details(_ project: Project) -> String {
    var lines = [
      "name         \(Sanitiser.clean(project.name))", "id           \(project.id)",
      "path         \(Sanitiser.clean(project.path))",
    ]
    if !project.summary.isEmpty {
      lines.append("description  \(Sanitiser.clean(project.summary))")
    }
    if let url = project.repositoryURL { lines.append("repository   \(Sanitiser.clean(url))") }
    lines.append("status       \(project.status.rawValue)")
    return lines.joined(separator: "\n") + "\n"
  }

  static func json(_ projects: [Project]) throws -> String {
    try JSONText.encodePlain(projects.map(Fields.init))
  }

  static func json(_ project: Project) throws -> String {
    try JSONText.encodePlain(Fields(project))
  }

  private struct Fields: Encodable {
    let id: Int64
    let name: String
    let description: String
    let path: String
    let repository_url: String?
    let status: String
    let created_at: Date
    let updated_at: Date

    init(_ project: Project) {
      id = project.id
      name = project.name
      description = project.summary
      path = project.path
      repository_url = project.repositoryURL
      status = project.status.rawValue
      created_at = project.createdAt
      updated_at = project.updatedAt
    }
  }
}
