import Foundation

/// The actions of one repository that can be taken back, newest last; survives a restart.
package final class UndoLog: Sendable {
  /// The most actions that are kept.
  private static let limit = 200

  private let file: String?
  private let state: Locked<[UndoEntry]?>

  /// Makes a log.
  ///
  /// - Parameter file: Where it is kept; nil for memory alone.
  package init(file: String? = nil) {
    self.file = file
    state = Locked(file == nil ? [] : nil)
  }

  /// The log of a repository in Waymark's state folder.
  package convenience init(of layout: RepositoryLayout, in directories: Directories) {
    let name = layout.commonDirectory.utf8.reduce(UInt64(0xCBF2_9CE4_8422_2325)) {
      ($0 ^ UInt64($1)) &* 0x100_0000_01B3
    }
    self.init(file: "\(directories.state)/git/undo-\(String(name, radix: 16)).json")
  }

  /// The actions that can be taken back, newest last.
  package var entries: [UndoEntry] { state.withLock { load(&$0) } }

  func append(_ entry: UndoEntry) throws {
    try change { $0 = ($0 + [entry]).suffix(Self.limit) }
  }

  func remove(_ id: String) throws {
    try change { $0.removeAll { $0.id == id } }
  }

  private func change(_ edit: (inout [UndoEntry]) -> Void) throws {
    let entries = state.withLock { state -> [UndoEntry] in
      var entries = load(&state)
      edit(&entries)
      state = entries
      return entries
    }
    guard let file else { return }
    try FileManager.default.createDirectory(
      atPath: (file as NSString).deletingLastPathComponent, withIntermediateDirectories: true,
      attributes: [.posixPermissions: 0o700])
    try FileWriter.replace(file, with: Array(try JSONEncoder().encode(entries)))
  }

  /// Reads the file once; one that cannot be read is an empty log, since nothing else depends on it.
  private func load(_ state: inout [UndoEntry]?) -> [UndoEntry] {
    if let state { return state }
    let data = file.flatMap { FileManager.default.contents(atPath: $0) }
    let entries = data.flatMap { try? JSONDecoder().decode([UndoEntry].self, from: $0) } ?? []
    state = entries
    return entries
  }
}
