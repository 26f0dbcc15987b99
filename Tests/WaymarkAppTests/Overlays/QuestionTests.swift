import Foundation
import Testing
import WaymarkTerminal
import WaymarkTestSupport

@testable import WaymarkApp

/// Questions that commands ask before they are carried out.
@Suite struct QuestionTests {
  /// A command that loses something, of no pane.
  private enum Risky: String, CommandSet {
    static let context = CommandContext.app
    case discard

    var entry: CommandEntry {
      .init("discard", "Throws the changes away.", keys: [], isDestructive: true)
    }
  }

  /// A command that needs a name.
  private enum Naming: String, CommandSet {
    static let context = CommandContext.app
    case rename

    var entry: CommandEntry {
      .init(
        "rename", "Gives another name.", keys: [],
        arguments: [CommandArgument("NAME", "The new name.")])
    }
  }

  private let area = Size(rows: 20, columns: 60)

  private func perform(_ command: WaymarkApp.Command, _ overlay: inout some Overlay) -> [Effect] {
    overlay.perform(command, in: area)
  }

  @Test func `a command that loses something is asked about first`() {
    var application = Application(path: "/", size: Size(rows: 24, columns: 80))
    let effects = application.give(Command(Risky.discard))
    #expect(
      effects == [
        .present(Presentation("confirmation", Decision(before: Command(Risky.discard))))
      ])
  }

  @Test func `a confirmation agrees only when the answer is moved to yes`() {
    var question = Decision(before: Command(Risky.discard))
    #expect(
      perform(Command(DialogAction.accept), &question) == [.dismiss])
    #expect(
      perform(Command(DialogAction.next), &question).isEmpty)
    #expect(
      perform(Command(DialogAction.accept), &question) == [
        .dismiss, .give(Command(Risky.discard), isConfirmed: true),
      ])
    #expect(
      perform(Command(DialogAction.cancel), &question) == [.dismiss])
    var canvas = Canvas(area)
    question.draw(on: &canvas, Look(now: SampleReport.now))
    #expect(canvas.grid.text.contains("[ Yes, discard ]"))
    #expect(canvas.grid.text.contains("This cannot be undone."))
  }

  @Test func `a click on an answer gives it, and one beside gives none`() throws {
    var question = Decision(before: Command(Risky.discard))
    var canvas = Canvas(area)
    question.draw(on: &canvas, Look(now: SampleReport.now))
    let rows = canvas.grid.text.split(separator: "\n", omittingEmptySubsequences: false)
    let row = try #require(rows.firstIndex { $0.contains("Yes, discard") })
    let yes = try #require(rows[row].range(of: "Yes"))
    let column = rows[row].distance(from: rows[row].startIndex, to: yes.lowerBound)
    #expect(
      question.mouse(MouseEvent(.press(.left), row: row - 2, column: column), in: area).isEmpty)
    #expect(
      question.mouse(MouseEvent(.press(.left), row: row, column: column), in: area)
        == [.dismiss, .give(Command(Risky.discard), isConfirmed: true)])
  }

  @Test func `a command that needs something asks for it`() {
    var application = Application(path: "/", size: Size(rows: 24, columns: 80))
    let effects = application.give(Command(Naming.rename))
    #expect(effects == [.present(Presentation("argument", ArgumentPrompt(Command(Naming.rename))))])
    var prompt = ArgumentPrompt(Command(Naming.rename))
    #expect(
      perform(Command(PickerAction.accept), &prompt) == [.notify(Notice("The new name."))])
    for character in "ab" { _ = prompt.type(Key(.character(character)), in: area) }
    _ = prompt.perform(Command(FieldAction.deleteBackward), in: area)
    #expect(
      perform(Command(PickerAction.accept), &prompt) == [
        .dismiss, .give(Command(Naming.rename, "a")),
      ])
  }

  @Test(arguments: [(120, 40), (80, 24), (40, 15)])
  func `a question and a prompt stand over the pane that they are about`(
    columns: Int, rows: Int
  ) async throws {
    let project = try EditedProject([
      "Sources/Kiln.swift": "struct Kiln {}\n", "PLAN.md": "# Pots\n",
    ])
    let app = await project.open(size: Size(rows: rows, columns: columns))
    await app.press("alt-3", "shift-delete")
    app.expectScreen("confirmation-\(columns)x\(rows)")
    await app.press("esc", "n")
    await app.type("Clay.swift")
    app.expectScreen("prompt-\(columns)x\(rows)")
  }
}
