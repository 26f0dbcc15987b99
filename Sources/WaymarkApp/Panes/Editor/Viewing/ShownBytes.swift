internal import WaymarkCore

/// A file that is no text, of which a stretch is shown in hexadecimal.
struct ShownBytes: Sendable {
  let location: FileLocation
  /// What is in the text now.
  var dump: HexDump
  /// Whether another stretch is on its way.
  var isLoading = false

  /// Before so many bytes from the end of what is there, the next stretch is read.
  static let margin = HexDump.limit / 8

  /// Whether bytes near one of them are in the file but not in the text.
  func lacks(around byte: Int) -> Bool {
    let range = dump.range
    return byte + ShownBytes.margin > range.upperBound && range.upperBound < dump.size
      || byte < range.lowerBound + ShownBytes.margin && range.lowerBound > 0
  }
}

extension OpenText {
  /// The byte of the file that the line of an offset begins with.
  func byte(ofLineAt offset: Int) -> Int? { bytes?.dump.byte(at: offset) }

  /// Takes another stretch of the bytes.
  ///
  /// - Parameters:
  ///   - dump: The stretch.
  ///   - target: The byte that is gone to; nil stays at the one where the cursor is.
  ///   - shape: The size of the view.
  mutating func show(_ dump: HexDump, goingTo target: Int?, _ shape: ViewShape) {
    guard let before = bytes?.dump else { return }
    let head = selections.primary.head
    let column = head % before.lineLength
    let (cursor, top) = (before.byte(at: head), before.byte(at: view.top))
    bytes?.dump = dump
    bytes?.isLoading = false
    file.buffer.begin(anewAs: TextBuffer(String(decoding: dump.text, as: UTF8.self)))
    let follows = view.followsCursor
    let place = dump.offset(of: target ?? cursor) + (target == nil ? column : 0)
    select(SelectionSet(TextSelection(at: min(place, text.count))))
    (jumps, laterJumps, bookmarks, parked) = ([], [], [], nil)
    view.top = dump.offset(of: top)
    view.followsCursor = follows || target != nil
    if target != nil { view.centre(place, ruler, height: shape.height, width: shape.width) }
  }
}

extension Editor {
  /// Asks for other bytes before the end of those that are there comes into view.
  func missingBytes(_ text: inout OpenText) -> [Effect] {
    guard let bytes = text.bytes, !bytes.isLoading else { return [] }
    let place = text.view.followsCursor ? text.selections.primary.head : text.view.top
    let byte = bytes.dump.byte(at: place)
    guard bytes.lacks(around: byte) else { return [] }
    text.bytes?.isLoading = true
    return [EditorWork.readBytes(text.id, bytes.location, around: byte, columns: bytesWidth)]
  }

  /// Goes to a byte of a file that is shown in hexadecimal, wherever it is.
  mutating func go(toByte byte: Int) -> [Effect] {
    guard var text = current, let bytes = text.bytes else { return [] }
    let byte = min(max(0, byte), max(0, bytes.dump.size - 1))
    if bytes.dump.range.contains(byte) || bytes.dump.size == 0 {
      text.jump(to: TextSelection(at: bytes.dump.offset(of: byte)))
      current = text
      return []
    }
    current?.bytes?.isLoading = true
    return [
      EditorWork.readBytes(
        text.id, bytes.location, around: byte, columns: bytesWidth, goesThere: true)
    ]
  }

  /// Reads where to go in such a file: an address, in hexadecimal after `0x`.
  mutating func go(toAddress argument: String) -> [Effect] {
    let word = argument.trimmingPrefix { $0 == " " }.lowercased()
    let byte = word.hasPrefix("0x") ? Int(word.dropFirst(2), radix: 16) : Int(word)
    guard let byte, byte >= 0 else {
      return [
        .notify(Notice("“\(argument)” is no address, such as 4096 or 0x1000.", isError: true))
      ]
    }
    return go(toByte: byte)
  }

  /// The columns that a line of bytes may take.
  var bytesWidth: Int { max(20, shape.width + 6) }
}

extension EditorWork {
  /// Reads the bytes around one of a file.
  static func readBytes(
    _ id: Int, _ location: FileLocation, around byte: Int, columns: Int, goesThere: Bool = false
  ) -> Effect {
    work("bytes \(id)") { services, send in
      do {
        let files = try await services.files.project()
        let dump = try files.hexDump(of: location, around: byte, columns: columns)
        send(EditorMessage.bytes(id, dump, goingTo: goesThere ? byte : nil))
      } catch {
        send(EditorMessage.bytesFailed(id, Failure(error)))
      }
    }
  }
}
