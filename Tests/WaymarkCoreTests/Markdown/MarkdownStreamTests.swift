import Testing

@testable import WaymarkCore

/// Markdown that comes in pieces reads the same as a whole, however it is cut.
@Suite struct MarkdownStreamTests {
  static let text = """
    # Title

    A paragraph with **bold**, `code` and
    a [link](https://example.invalid).

    - one
      - nested
    - two

      ```sh
      make
      ```
    1. first
    2. second

    ```swift
    let a = 1

    let b = 2
    ```

    | a | b |
    |---|--:|
    | 1 | 2 |

    > quoted
    > twice

    - [x] done
    - [ ] open

    Ünïcödé 日本語 🎉
    """

  private func blocks(_ stream: MarkdownStream) -> [FormattedBlock] {
    var blocks: [FormattedBlock] = []
    var code: (info: String, text: String)?
    for piece in stream.settled {
      switch piece {
      case .markdown(let text): blocks += FormattedReader.blocks(of: text)
      case .fence(let info): code = (info, "")
      case .code(let line): code?.text += line + "\n"
      case .fenceEnd:
        if let code {
          blocks.append(
            FormattedBlock(
              content: .code(info: code.info, text: code.text), containers: []))
        }
        code = nil
      }
    }
    return blocks
  }

  @Test func `pieces read like the whole`() {
    #expect(blocks(MarkdownStream(Self.text)) == FormattedReader.blocks(of: Self.text))
  }

  @Test func `cutting at any character makes no difference`() {
    let whole = MarkdownStream(Self.text).settled
    let characters = Array(Self.text)
    for cut in 0...characters.count {
      var stream = MarkdownStream()
      stream.append(String(characters[..<cut]))
      stream.append(String(characters[cut...]))
      stream.finish()
      #expect(stream.settled == whole, "cut at \(cut)")
    }
    var stream = MarkdownStream()
    for character in characters { stream.append(String(character)) }
    stream.finish()
    #expect(stream.settled == whole)
  }

  @Test func `what may still change stays small`() {
    var stream = MarkdownStream()
    for index in 0..<20_000 {
      stream.append("word\(index) ")
      #expect(stream.rest.utf8.count < 5000)
    }
    for index in 0..<5_000 {
      stream.append("\n- item \(index)")
      #expect(stream.rest.utf8.count < 5000)
    }
  }

  @Test func `a code block that is not closed ends with the text`() {
    let stream = MarkdownStream("Look:\n\n```c\nint a;")
    #expect(
      stream.settled == [
        .markdown("Look:\n\n"), .fence(info: "c"), .code("int a;"), .fenceEnd,
      ])
  }
}
