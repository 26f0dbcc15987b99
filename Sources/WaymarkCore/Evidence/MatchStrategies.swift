/// The one list of match strategies.
package enum MatchStrategies {
  private static let all: [any MatchStrategy] = [LexicalStrategy(), JaccardStrategy()]

  /// The name of the strategy that is used unless another is asked for.
  package static let standard = LexicalStrategy.name

  /// All names, the standard one first.
  package static var names: [String] { all.map { type(of: $0).name } }

  /// The strategy of a name.
  ///
  /// - Throws: `invalidArgument` when there is none.
  package static func named(_ name: String) throws -> any MatchStrategy {
    guard let strategy = all.first(where: { type(of: $0).name == name }) else {
      throw WaymarkError(
        .invalidArgument, "There is no match strategy “\(name)”.",
        hint: "Choose from \(names.joined(separator: ", ")).", field: "strategy")
    }
    return strategy
  }
}
