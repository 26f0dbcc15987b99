import Foundation

extension Repository {
  /// Bytes of a file before and after, for what is not shown as lines; nil where there is none.
  ///
  /// - Parameters:
  ///   - file: From a diff.
  ///   - new: The state that the diff leads to.
  /// - Returns: The two sizes.
  /// - Throws: A `WaymarkError` with one of the `git` codes.
  package func sizes(
    of file: FileDiff, new: DiffRequest.Side
  ) async throws -> (old: Int?, new: Int?) {
    let objects = [file.oldID, file.newID].map { $0?.hex ?? "" }
    let asked = objects.filter { !$0.isEmpty }.map { $0 + "\n" }.joined()
    let answer = try await git.text(
      .read("cat-file", "--batch-check=%(objectname) %(objectsize)").input(Array(asked.utf8)))
    var sizes: [Substring: Int] = [:]
    for line in answer.split(separator: "\n") {
      let words = line.split(separator: " ")
      if words.count == 2, let size = Int(words[1]) { sizes[words[0]] = size }
    }
    let isOnDisk = new == .workTree && file.change != .deleted
    let onDisk = isOnDisk ? WorkTreeFile(root: root, path: file.path).size : nil
    return (sizes[objects[0][...]], onDisk ?? sizes[objects[1][...]])
  }

  /// How large a picture is before and after; nil for what is no picture.
  ///
  /// - Parameters:
  ///   - file: From a diff.
  ///   - new: The state that the diff leads to.
  /// - Returns: The two sizes in pixels.
  /// - Throws: A `WaymarkError` with one of the `git` codes.
  package func imageSizes(
    of file: FileDiff, new: DiffRequest.Side
  ) async throws -> (old: ImageSize?, new: ImageSize?) {
    let endings = ["png", "gif", "jpg", "jpeg", "webp", "bmp"]
    let ending = file.path.text.split(separator: ".").last?.lowercased() ?? ""
    guard endings.contains(ending) else { return (nil, nil) }
    let both = try await contents(of: file, new: new, limit: 1 << 25)
    return (both.old.flatMap { ImageSize($0) }, both.new.flatMap { ImageSize($0) })
  }

  /// What a file holds before and after; nil on a side without it and for what is too large.
  ///
  /// - Parameters:
  ///   - file: From a diff.
  ///   - new: The state that the diff leads to.
  ///   - limit: The most bytes of a side.
  /// - Returns: The two contents.
  /// - Throws: A `WaymarkError` with one of the `git` codes.
  package func contents(
    of file: FileDiff, new: DiffRequest.Side, limit: Int
  ) async throws -> (old: [UInt8]?, new: [UInt8]?) {
    let sizes = try await sizes(of: file, new: new)
    func blob(_ id: ObjectID?, _ size: Int?) async throws -> [UInt8]? {
      guard let id, let size, size <= limit else { return nil }
      return try await git.run(.read("cat-file", "blob", id.hex)).output
    }
    let old = file.change == .added ? nil : try await blob(file.oldID, sizes.old)
    guard file.change != .deleted else { return (old, nil) }
    guard new == .workTree else { return (old, try await blob(file.newID, sizes.new)) }
    guard let size = sizes.new, size <= limit else { return (old, nil) }
    return (old, WorkTreeFile(root: root, path: file.path).content())
  }
}
