/// Which links of a text that came from anywhere a terminal is told of.
enum LinkTarget {
  private static let schemes = ["https://", "http://", "mailto:"]
  /// The longest target, in bytes.
  private static let limit = 2000

  /// The target as it may go to a terminal; nil for one that leads to a file or a program, or holds
  /// what no address does.
  static func followed(_ target: String?) -> String? {
    guard let target, target.utf8.count <= limit,
      schemes.contains(where: target.lowercased().hasPrefix),
      target.utf8.allSatisfy({ 0x21...0x7E ~= $0 })
    else { return nil }
    return target
  }
}
