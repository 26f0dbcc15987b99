import Testing
import WaymarkCore
import WaymarkTerminal
import WaymarkTestSupport

/// Sizes and texts that would break a careless layout.
@Suite struct DashboardSizeTests {
  @Test func `every size can be drawn, also while it changes`() async {
    let app = await AppDriver(ScriptedDesk(SampleReport.report(), history: SampleReport.history))
    for rows in [0, 1, 2, 7, 8, 9, 15, 19, 23, 24, 31, 40, 60, 200] {
      for columns in [0, 1, 2, 29, 30, 31, 40, 47, 59, 80, 99, 100, 120, 200, 500] {
        await app.resize(to: Size(rows: rows, columns: columns))
        #expect(app.grid.size == Size(rows: rows, columns: columns))
      }
    }
    await app.resize(to: Size(rows: 24, columns: 80))
    await app.press("enter")
    for (rows, columns) in [(1, 1), (8, 30), (15, 40), (9, 500), (200, 30), (24, 80)] {
      await app.resize(to: Size(rows: rows, columns: columns))
      await app.press("pagedown", "j", "G", "k")
      #expect(app.grid.size.rows == rows)
    }
  }

  @Test func `a screen that is too small says how large it has to be`() async {
    let app = await AppDriver(
      ScriptedDesk(SampleReport.report()), size: Size(rows: 6, columns: 28))
    app.expectScreen("too-small")
  }

  @Test func `wide text and hostile text stay in their columns`() async {
    var report = SampleReport.report()
    report.project.name = "请求\u{202E}acme\u{1B}[31m"
    let titles = [
      "请求处理器把每一行发票都读进来并且检查它的编号是否存在于账户之中然后再发送提醒",
      "\u{1B}]0;owned\u{07}\u{1B}[2J\u{9B}31mtitle",
      "a\u{0301}\u{0302}\u{0303}\u{0304}\u{0305}\u{0306}b",
      "👩‍👩‍👧‍👦 family \u{1F1E9}\u{1F1EA}", "tab\there\nand there", "",
    ]
    for (index, title) in titles.enumerated() { report.objectives[index].objective.title = title }
    report.gaps[0].summary = titles[1] + titles[0]
    report.recommendations[0].title = titles[0]
    let app = await AppDriver(ScriptedDesk(report), size: Size(rows: 24, columns: 80))
    app.expectScreen("dashboard-hostile")
    let controls = app.screen.unicodeScalars.filter {
      $0.properties.generalCategory == .control && $0 != "\n" || $0 == "\u{202E}"
    }
    #expect(controls.isEmpty)
    for row in 0..<24 {
      let width = (0..<80).reduce(0) { $0 + Int(app.grid[row, $1].width) }
      #expect(width == 80, "row \(row)")
    }
  }

  @Test func `five thousand tasks scroll to the last one and back`() async {
    var report = SampleReport.report()
    report.objectives[3].tasks = (1...5_000).map { number in
      TaskAssessment(
        task: PlanTask(id: "2.\(number)", text: "Step number \(number)", line: 100 + number))
    }
    let app = await AppDriver(ScriptedDesk(report), size: Size(rows: 24, columns: 80))
    await app.press("+", "G", "k", "k")
    #expect(app.screen.contains("Step number 5000"))
    await app.press("pageup", "pagedown", "ctrl-b", "g")
    #expect(app.screen.contains("Invoices"))
  }
}
