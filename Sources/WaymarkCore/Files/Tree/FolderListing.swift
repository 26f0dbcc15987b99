import Foundation

/// The entries of one folder in natural order, folders first.
///
/// All names lie in one array: a folder of a hundred thousand entries costs a few megabytes.
package struct FolderListing: Sendable, RandomAccessCollection {
  /// One entry of a folder.
  package struct Entry: Sendable, Hashable {
    package let name: ArraySlice<UInt8>
    package let kind: FileStatus.Kind
    /// Whether it is a folder or a symbolic link to one.
    package let isFolder: Bool

    /// Whether its name begins with a dot.
    package var isHidden: Bool { name.first == UInt8(ascii: ".") }
    /// The name for a person, safe to show.
    package var shown: String { FileNameText.shown(name) }
  }

  private struct Place {
    var start: UInt32
    var length: UInt16
    var kind: UInt8
    var isFolder: Bool
  }

  private let names: [UInt8]
  private let places: [Place]

  package var startIndex: Int { 0 }
  package var endIndex: Int { places.count }

  package subscript(index: Int) -> Entry {
    let place = places[index]
    let start = Int(place.start)
    return Entry(
      name: names[start..<start + Int(place.length)], kind: FolderListing.kinds[Int(place.kind)],
      isFolder: place.isFolder)
  }

  /// Whether the name of an entry begins with a dot.
  func isHidden(_ index: Int) -> Bool {
    let place = places[index]
    return place.length > 0 && names[Int(place.start)] == UInt8(ascii: ".")
  }

  private static let kinds: [FileStatus.Kind] = [.file, .folder, .link, .special]

  /// Nothing.
  init() {
    names = []
    places = []
  }

  /// Lists a folder.
  ///
  /// Names under which content is staged are left out.
  ///
  /// - Throws: `pathNotFound`, `notADirectory`, `notReadable`; `CancellationError`.
  init(of folder: AbsolutePath) throws {
    guard let directory = folder.withCString({ opendir($0) }) else {
      throw FileFailure.error(errno, .list, folder)
    }
    defer { closedir(directory) }
    var names: [UInt8] = []
    var places: [Place] = []
    while let (name, type) = FolderListing.next(directory) {
      guard ProjectPath.isName(name), !StagedFile.isStagingName(name) else { continue }
      if places.count & 0xFFF == 0xFFF { try Task.checkCancellation() }
      let (kind, isFolder) = FolderListing.kind(type, folder, name)
      places.append(
        Place(
          start: UInt32(names.count), length: UInt16(name.count), kind: kind, isFolder: isFolder))
      names.append(contentsOf: name)
    }
    self.names = names
    self.places = FolderListing.sorted(places, names)
  }

  /// The next entry's name, valid until the call after, and its type.
  static func next(_ directory: OpaquePointer) -> (UnsafeBufferPointer<UInt8>, UInt8)? {
    // Through a pointer: reading `d_name` as a value copies its 256 bytes for every entry.
    guard let entry = readdir(directory),
      let offset = MemoryLayout<dirent>.offset(of: \.d_name)
    else { return nil }
    let start = (UnsafeRawPointer(entry) + offset).assumingMemoryBound(to: UInt8.self)
    let count = strlen(UnsafeRawPointer(start).assumingMemoryBound(to: CChar.self))
    return (UnsafeBufferPointer(start: start, count: count), entry.pointee.d_type)
  }

  private static func kind(
    _ type: UInt8, _ folder: AbsolutePath, _ name: UnsafeBufferPointer<UInt8>
  ) -> (UInt8, Bool) {
    switch Int(type) {
    case Int(DT_REG): return (0, false)
    case Int(DT_DIR): return (1, true)
    case Int(DT_LNK):
      var status = stat()
      let isFolder =
        folder.appending(name).withCString { stat($0, &status) } == 0
        && status.st_mode & S_IFMT == S_IFDIR
      return (2, isFolder)
    case Int(DT_UNKNOWN):
      guard let status = try? FileStatus.of(folder.appending(name)),
        let kind = kinds.firstIndex(of: status.kind)
      else { return (3, false) }
      return (UInt8(kind), status.kind == .folder)
    default: return (3, false)
    }
  }

  /// What an entry is sorted by.
  private struct Key {
    /// The bytes after those that all keys begin with; most are told apart by them alone.
    var head: UInt64 = 0
    let start: Int
    let end: Int
    let index: Int
  }

  private static func sorted(_ places: [Place], _ names: [UInt8]) -> [Place] {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(names.count + 2 * places.count)
    var folders: [Key] = []
    var files: [Key] = []
    files.reserveCapacity(places.count)
    names.withUnsafeBufferPointer { names in
      for (index, place) in places.enumerated() {
        let start = bytes.count
        let name = Int(place.start)..<Int(place.start) + Int(place.length)
        NaturalOrder.appendKey(of: UnsafeBufferPointer(rebasing: names[name]), to: &bytes)
        let key = Key(start: start, end: bytes.count, index: index)
        if place.isFolder { folders.append(key) } else { files.append(key) }
      }
    }
    sort(&folders, bytes, places, names)
    sort(&files, bytes, places, names)
    return folders.map { places[$0.index] } + files.map { places[$0.index] }
  }

  private static func sort(
    _ keys: inout [Key], _ bytes: [UInt8], _ places: [Place], _ names: [UInt8]
  ) {
    guard let first = keys.first else { return }
    func name(of place: Place) -> ArraySlice<UInt8> {
      names[Int(place.start)..<Int(place.start) + Int(place.length)]
    }
    bytes.withUnsafeBufferPointer { bytes in
      var common = first.end - first.start
      for key in keys {
        common = Swift.min(common, key.end - key.start)
        var length = 0
        while length < common, bytes[first.start + length] == bytes[key.start + length] {
          length += 1
        }
        common = length
      }
      for index in keys.indices {
        let start = keys[index].start + common
        for offset in start..<start + 8 {
          let byte = offset < keys[index].end ? UInt64(bytes[offset]) : 0
          keys[index].head = keys[index].head << 8 | byte
        }
      }
      keys.sort { left, right in
        if left.head != right.head { return left.head < right.head }
        guard let base = bytes.baseAddress else { return left.index < right.index }
        let (leftCount, rightCount) = (left.end - left.start, right.end - right.start)
        let result = memcmp(base + left.start, base + right.start, Swift.min(leftCount, rightCount))
        if result != 0 { return result < 0 }
        if leftCount != rightCount { return leftCount < rightCount }
        return name(of: places[left.index])
          .lexicographicallyPrecedes(name(of: places[right.index]))
      }
    }
  }
}

extension ProjectFiles {
  /// Lists one folder.
  ///
  /// - Throws: `outsideProject`, `pathNotFound`, `notADirectory`, `notReadable`;
  ///   `CancellationError`.
  package func list(_ folder: ProjectPath) throws -> FolderListing {
    try FolderListing(of: root.content(folder))
  }

  /// What the system knows of an entry; nil when there is nothing.
  ///
  /// - Throws: `outsideProject`, `notReadable`.
  package func status(of path: ProjectPath) throws -> FileStatus? {
    try FileStatus.of(root.entry(path))
  }
}
