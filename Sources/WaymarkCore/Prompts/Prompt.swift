package import Foundation

/// A named prompt of the library, in its newest version.
package struct Prompt: Sendable, Hashable, Identifiable {
  package enum Status: String, Sendable, Codable, CaseIterable {
    case active
    case removed
  }

  /// The longest name that is accepted, in characters.
  package static let nameLimit = 64

  package let id: Int64
  /// Unique among the active ones.
  package var name: String
  package var summary: String
  package var status: Status
  /// Counted from 1.
  package var version: Int
  package var text: String
  package var updatedAt: Date

  package var template: PromptTemplate { PromptTemplate(text) }
}

/// One version of a prompt.
package struct PromptVersion: Sendable, Hashable, Identifiable {
  package let id: Int64
  package var number: Int
  package var text: String
  package var createdAt: Date
}

/// What one model made of one version of a prompt.
package struct PromptRun: Sendable, Hashable, Identifiable {
  package let id: Int64
  package var version: Int
  package var model: String
  package var server: String
  /// The prompt with its values put in.
  package var input: String
  package var output: String
  package var status: ChatMessage.Status
  package var fault: String
  /// What the person thinks of it; empty for nothing yet.
  package var verdict: String
  package var statistics: ReplyStatistics
  package var createdAt: Date
}
