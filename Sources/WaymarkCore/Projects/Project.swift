package import Foundation

/// A directory, usually a repository root, that Waymark knows.
///
/// Projects are soft-deleted: `status` changes, the row and the user's files stay.
package struct Project: Sendable, Hashable, Codable, Identifiable {
  /// Whether a project is listed.
  package enum Status: String, Sendable, Codable, CaseIterable {
    case active
    case removed
  }

  /// The longest name that is accepted, in characters.
  package static let nameLimit = 255

  package internal(set) var id: Int64
  package var name: String
  package var summary: String
  /// The absolute path with symbolic links resolved; unique among all projects.
  package var path: String
  package var repositoryURL: String?
  package var status: Status
  package var createdAt: Date
  package var updatedAt: Date

  package init(
    id: Int64, name: String, summary: String = "", path: String, repositoryURL: String? = nil,
    status: Status = .active, createdAt: Date, updatedAt: Date
  ) {
    self.id = id
    self.name = name
    self.summary = summary
    self.path = path
    self.repositoryURL = repositoryURL
    self.status = status
    self.createdAt = createdAt
    self.updatedAt = updatedAt
  }
}
