import Testing
import WaymarkCore
import WaymarkTestSupport

@Suite struct TouchedObjectiveTests {
  private let touched = TouchedObjectives(SampleReport.report())

  @Test func `files lead to the objectives that they are evidence for`() throws {
    let found = touched.touched(by: ["src/invoice_parser.py", "README.md"], message: "Mend it")
    #expect(found.map(\.key) == ["1.1"])
    #expect(found.first?.paths == ["src/invoice_parser.py"])
    #expect(found.first?.isNamed == false)
    // Its tasks are done already.
    #expect(found.first?.tasks.isEmpty == true)
  }

  @Test func `open tasks come along with their own files or when the message says them`() {
    let paths = touched.touched(by: ["src/mail.py"], message: "")
    let named = touched.touched(by: [], message: "Send reminders\n\nReset a forgotten password")
    #expect(named.map(\.key).contains("1.2"))
    #expect(named.first { $0.key == "1.2" }?.isNamed == true)
    for objective in paths { #expect(objective.tasks.allSatisfy { $0.declaredStatus != .done }) }
  }

  @Test func `a number in a message is no name`() {
    #expect(touched.touched(by: [], message: "Version 2.1, part 1").isEmpty)
    #expect(touched.touched(by: ["elsewhere.py"], message: "").isEmpty)
  }
}
