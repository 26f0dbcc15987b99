import Testing

@testable import WaymarkCore

/// Takes the newest action back, as a user would from the list.
func undoLast(_ repository: Repository) async throws {
  try await repository.undo(try #require(try await repository.undoList().last))
}
