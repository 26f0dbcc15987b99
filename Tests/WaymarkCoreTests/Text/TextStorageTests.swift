import Testing

@testable import WaymarkCore

@Suite struct TextStorageTests {
  private let text = [UInt8](repeating: 0x0A, count: 300_000)

  @Test(arguments: [1, 1000, 100_000, 150_000, 200_000, 299_999])
  func `a long piece that was counted without the index splits rightly`(at offset: Int) {
    let storage = TextStorage(OriginalText(text, isIndexed: false))
    let piece = Piece(original: 0, length: text.count, lines: text.count)
    let (left, right) = storage.split(piece, at: offset)
    for part in [left, right] {
      #expect(part.lines == part.length || part.lines == Piece.unknown)
    }
    #expect(left.length == offset && left.length + right.length == text.count)
  }

  @Test func `with the index both parts are counted`() {
    let storage = TextStorage(OriginalText(text))
    let piece = Piece(original: 0, length: text.count, lines: text.count)
    let (left, right) = storage.split(piece, at: 140_000)
    #expect(left.lines == 140_000 && right.lines == 160_000)
  }
}
