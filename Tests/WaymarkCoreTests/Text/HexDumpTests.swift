import Testing
import WaymarkCore

@Suite struct HexDumpTests {
  @Test func `bytes stand in as many columns as there are`() {
    let bytes = Array("Hello, kiln!\u{0}\n".utf8) + Array(128..<140)
    let wide = HexDump(bytes, size: bytes.count, columns: 80)
    #expect(
      String(decoding: wide.text, as: UTF8.self) == """
        000000  48 65 6c 6c 6f 2c 20 6b  69 6c 6e 21 00 0a 80 81  Hello, kiln!....
        000010  82 83 84 85 86 87 88 89  8a 8b                    ..........

        """)
    let narrow = HexDump(Array(bytes.prefix(6)), size: 6, columns: 38)
    #expect(
      String(decoding: narrow.text, as: UTF8.self) == """
        000000  48 65 6c 6c  Hell
        000004  6f 2c        o,

        """)
  }

  @Test func `a stretch in the middle says where it is`() {
    let dump = HexDump(Array("abcdefgh".utf8), from: 0x12_3456_7891, size: 1 << 40, columns: 30)
    #expect(
      String(decoding: dump.text, as: UTF8.self) == """
        1234567890  61 62 63 64  abcd
        1234567894  65 66 67 68  efgh

        """)
    #expect(dump.range == 0x12_3456_7890..<0x12_3456_7898)
    #expect(dump.byte(at: dump.lineLength + 3) == 0x12_3456_7894)
    #expect(dump.offset(of: 0x12_3456_7896) == dump.lineLength)
    #expect(dump.offset(of: 0) == 0)
    #expect(dump.offset(of: .max) == dump.lineLength)
  }
}
