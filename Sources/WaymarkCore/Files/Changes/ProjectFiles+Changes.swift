internal import CFileSystem
import Foundation

extension ProjectFiles {
  /// Makes an empty file.
  ///
  /// - Throws: `alreadyExists`, `outsideProject`, `pathNotFound`, `notWritable`.
  package func makeFile(_ path: ProjectPath) throws -> FileChange {
    do {
      try write([], to: path, replacing: .nothing)
    } catch let conflict as FileConflict {
      throw FileFailure.error(EEXIST, .create, conflict.path)
    }
    return .made(path)
  }

  /// Makes a folder, with the ones that it lies in where they are missing.
  ///
  /// - Throws: `alreadyExists`, `outsideProject`, `notWritable`.
  package func makeFolder(_ path: ProjectPath) throws -> FileChange {
    if let parent = path.parent, !parent.isRoot, try isMissing(parent) {
      _ = try makeFolder(parent)
    }
    let place = try root.entry(path)
    guard place.withCString({ mkdir($0, 0o777) }) == 0 else {
      throw FileFailure.error(errno, .create, place)
    }
    return .made(path)
  }

  /// Renames or moves a file or a folder to where nothing is.
  ///
  /// - Parameters:
  ///   - path: What to move; a symbolic link itself is moved.
  ///   - target: Its new path, not that of a folder to put it in.
  /// - Returns: The change, which `undo` takes back.
  /// - Throws: `alreadyExists`, `outsideProject`, `pathNotFound`, `notWritable`.
  package func move(_ path: ProjectPath, to target: ProjectPath) throws -> FileChange {
    try refuseRoot(path)
    if target != path, target.isInside(path) {
      throw WaymarkError(
        .invalidArgument, "\(path.shown) cannot be moved into itself.", field: "path")
    }
    try Trash.move(try root.entry(path), to: try root.entry(target))
    return .moved(from: path, to: target)
  }

  /// Copies a file or a folder with everything in it, all or nothing.
  ///
  /// - Parameters:
  ///   - path: What to copy.
  ///   - target: The copy, where nothing may be.
  ///   - report: Called while it goes on.
  /// - Returns: The change, which `undo` takes back.
  /// - Throws: `alreadyExists`, `outsideProject`, `pathNotFound`, `diskFull`; `CancellationError`.
  package func copy(
    _ path: ProjectPath, to target: ProjectPath,
    report: @escaping FileProgress.Report = { _ in }
  ) throws -> FileChange {
    var copy = TreeCopy(report: report)
    try copy.run(from: try root.entry(path), to: try root.entry(target))
    return .made(target)
  }

  /// A path beside another that nothing has: `name copy.txt`, then `name copy 2.txt`.
  ///
  /// - Throws: `outsideProject`, `notReadable`.
  package func freePath(beside path: ProjectPath) throws -> ProjectPath {
    guard let parent = path.parent else { return path }
    let name = path.name
    let dot = name.lastIndex(of: UInt8(ascii: ".")).flatMap { $0 == name.startIndex ? nil : $0 }
    let stem = name[..<(dot ?? name.endIndex)]
    for number in 1... {
      let addition = number == 1 ? " copy" : " copy \(number)"
      let candidate = parent.child(stem + Array(addition.utf8) + name[(dot ?? name.endIndex)...])
      if try status(of: candidate) == nil { return candidate }
    }
    return path
  }

  /// Moves a file or a folder to the trash.
  ///
  /// - Throws: `outsideProject`, `pathNotFound`, `notWritable`.
  package func delete(_ path: ProjectPath, to trash: Trash) throws -> FileChange {
    try refuseRoot(path)
    return .trashed(path, try trash.put(try root.entry(path)))
  }

  /// Deletes a file or a folder for good.
  ///
  /// - Parameters:
  ///   - path: What to delete; a symbolic link itself is deleted.
  ///   - report: Called while it goes on.
  /// - Throws: `outsideProject`, `pathNotFound`, `notWritable`; `CancellationError`, with what was
  ///   deleted before gone.
  package func deletePermanently(
    _ path: ProjectPath, report: FileProgress.Report = { _ in }
  ) throws {
    try refuseRoot(path)
    let place = try root.entry(path)
    guard try FileStatus.of(place) != nil else { throw FileFailure.error(ENOENT, .remove, place) }
    var progress = FileProgress()
    try FolderWalk.remove(place, progress: &progress, report: report)
  }

  /// Copies a file or a folder from elsewhere on the machine into the project.
  ///
  /// - Parameters:
  ///   - source: What to copy.
  ///   - target: The copy, where nothing may be.
  ///   - report: Called while it goes on.
  /// - Returns: The change, which `undo` takes back.
  /// - Throws: `alreadyExists`, `outsideProject`, `pathNotFound`, `diskFull`; `CancellationError`.
  package func importEntry(
    _ source: AbsolutePath, to target: ProjectPath,
    report: @escaping FileProgress.Report = { _ in }
  ) throws -> FileChange {
    var copy = TreeCopy(report: report)
    try copy.run(from: source, to: try root.entry(target))
    return .made(target)
  }

  /// Copies a file or a folder of the project to elsewhere on the machine.
  ///
  /// - Parameters:
  ///   - path: What to copy.
  ///   - target: The copy, where nothing may be.
  ///   - report: Called while it goes on.
  /// - Throws: `alreadyExists`, `outsideProject`, `pathNotFound`, `diskFull`; `CancellationError`.
  package func exportEntry(
    _ path: ProjectPath, to target: AbsolutePath,
    report: @escaping FileProgress.Report = { _ in }
  ) throws {
    var copy = TreeCopy(isDurable: true, report: report)
    try copy.run(from: try root.entry(path), to: target)
  }

  /// Takes a change back.
  ///
  /// What was made goes to the trash, so that nothing that was written into it since is lost.
  ///
  /// - Throws: `alreadyExists` when something else is in the way; `pathNotFound` when what was
  ///   changed has gone; `FileConflict` when a file was written since.
  package func undo(_ change: FileChange, trash: Trash) throws {
    switch change {
    case .made(let path): _ = try trash.put(try root.entry(path))
    case .moved(let from, let to): try Trash.move(try root.entry(to), to: try root.entry(from))
    case .trashed(_, let file): try trash.restore(file)
    case .written(let path, let before, let version):
      _ = try write(before, to: path, replacing: .version(version))
    }
  }

  private func isMissing(_ path: ProjectPath) throws -> Bool {
    do throws(WaymarkError) {
      return try FileStatus.of(root.entry(path)) == nil
    } catch {
      if error.code == .pathNotFound { return true }
      throw error
    }
  }

  private func refuseRoot(_ path: ProjectPath) throws {
    guard !path.isRoot else {
      throw WaymarkError(
        .invalidArgument, "The project's own folder is not moved or deleted from here.",
        field: "path")
    }
  }
}
