import Testing
import WaymarkTerminal
import WaymarkTestSupport

/// The editor as people see it.
@Suite struct EditorScreenTests {
  private static let source = """
    import Foundation

    /// A kiln that fires pots.
    struct Kiln {
      let name: String
      var temperature = 20 // degrees

      /// Heats up to a temperature, which takes a while and may be more than the kiln can stand for long.
      mutating func heat(to target: Int) throws {
        guard target < 1300 else { throw KilnError.tooHot("\\(target) is too hot") }
        temperature = target
      }
    }

    """

  @Test(arguments: [(120, 40), (80, 24), (40, 15)])
  func `source is shown with colours, numbers and marks`(columns: Int, rows: Int) async throws {
    let project = try EditedProject(["Sources/Kiln.swift": Self.source])
    let app = await project.open(
      "Sources/Kiln.swift:6", size: Size(rows: rows, columns: columns))
    await app.press("end", "shift-left", "shift-left")
    app.expectScreen("editor-\(columns)x\(rows)", withStyles: columns == 80)
  }

  @Test(arguments: [(120, 40), (80, 24), (40, 15)])
  func `the search bar shows what is looked for`(columns: Int, rows: Int) async throws {
    let project = try EditedProject(["Sources/Kiln.swift": Self.source])
    let app = await project.open(
      "Sources/Kiln.swift", size: Size(rows: rows, columns: columns))
    await app.press("ctrl-r")
    await app.type("target")
    await app.press("tab")
    await app.type("limit")
    app.expectScreen("editor-find-\(columns)x\(rows)")
  }

  @Test func `long lines are broken where that is asked for`() async throws {
    let project = try EditedProject([
      "a.md":
        "# Pots\n\nA pot is made of clay, which is dug, washed, kneaded, thrown, dried, glazed and fired.\n"
    ])
    let app = await project.open("a.md", size: Size(rows: 15, columns: 40))
    app.expectScreen("editor-wrapped")
    await app.press("alt-z")
    app.expectScreen("editor-not-wrapped")
  }

  @Test func `no open file says what to do`() async throws {
    let project = try EditedProject([:])
    let app = await project.open()
    app.expectScreen("editor-empty")
  }
}
