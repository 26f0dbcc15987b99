/// The bytes that were ever added to a text, one after the other; they never move and never change.
///
/// They lie in chunks, each as large as all before it and one more, so that an address tells its
/// chunk.
final class AddedText: @unchecked Sendable {
  // Safe: adding is done under the lock, into memory that no reader knows of before it is done;
  // what a piece refers to is not written again.
  private let chunks: UnsafeMutablePointer<UnsafeMutablePointer<UInt8>?>
  private let end = Locked(0)

  /// 64 kilobytes.
  private static let firstBits = 16
  private static let chunkLimit = 40

  init() {
    chunks = .allocate(capacity: AddedText.chunkLimit)
    chunks.initialize(repeating: nil, count: AddedText.chunkLimit)
  }

  deinit {
    for number in 0..<AddedText.chunkLimit { chunks[number]?.deallocate() }
    chunks.deallocate()
  }

  /// Adds bytes.
  ///
  /// - Returns: Their addresses; a new range begins at every chunk.
  func add(_ bytes: UnsafeBufferPointer<UInt8>) -> [Range<Int>] {
    end.withLock { end in
      var ranges: [Range<Int>] = []
      var rest = bytes[...]
      while !rest.isEmpty {
        let number = AddedText.chunk(of: end)
        let room = AddedText.start(of: number + 1) - end
        let part = rest.prefix(room)
        copy(part, to: end, in: number)
        ranges.append(end..<end + part.count)
        end += part.count
        rest = rest.dropFirst(part.count)
      }
      return ranges
    }
  }

  private func copy(_ bytes: Slice<UnsafeBufferPointer<UInt8>>, to address: Int, in number: Int) {
    let chunk = chunks[number] ?? .allocate(capacity: 1 << (AddedText.firstBits + number))
    chunks[number] = chunk
    let bytes = UnsafeBufferPointer(rebasing: bytes)
    guard let source = bytes.baseAddress else { return }
    (chunk + (address - AddedText.start(of: number))).update(from: source, count: bytes.count)
  }

  /// Where the byte at an address lies; the ones up to the end of its range follow.
  func pointer(to address: Int) -> UnsafePointer<UInt8>? {
    let number = AddedText.chunk(of: address)
    return chunks[number].map { UnsafePointer($0) + (address - AddedText.start(of: number)) }
  }

  private static func chunk(of address: Int) -> Int {
    let number = (address >> firstBits) + 1
    return Int.bitWidth - 1 - number.leadingZeroBitCount
  }

  private static func start(of number: Int) -> Int { ((1 << number) - 1) << firstBits }
}
