internal import WaymarkTerminal

/// What runs, how far it is, and a key to stop it.
struct ActivityList: Overlay {
  /// What runs now; the application sends it after every change.
  struct Now: OverlayMessage {
    var activities: [Activity]
  }

  private var activities: [Activity]
  private var cursor = ListCursor()

  init(_ activities: [Activity]) { self.activities = activities }

  var contexts: [CommandContext] { [.activities, .list] }
  var hints: [Command] {
    [Command(ActivitiesAction.cancel), Command(ActivitiesAction.close)]
  }

  private var selected: Activity? {
    activities.indices.contains(cursor.selected) ? activities[cursor.selected] : nil
  }

  func availability(of command: Command) -> Availability {
    guard command == Command(ActivitiesAction.cancel) else { return .enabled }
    guard let selected else { return .disabled("Nothing is running.") }
    return selected.cancel == nil ? .disabled("This cannot be stopped now.") : .enabled
  }

  mutating func receive(_ message: any OverlayMessage, in area: Size) -> [Effect] {
    if let now = message as? Now { activities = now.activities }
    return []
  }

  mutating func perform(_ command: Command, in area: Size) -> [Effect] {
    if let action = command.action(of: ListAction.self) {
      cursor.move(action, of: activities.count, page: ActivityList.rows(in: area))
      return []
    }
    guard command == Command(ActivitiesAction.cancel), let cancel = selected?.cancel else {
      return [.dismiss]
    }
    return [.give(cancel)]
  }

  mutating func reveal(in area: Size) {
    cursor.reveal(height: ActivityList.rows(in: area), of: activities.count)
  }

  private static func rows(in area: Size) -> Int { box(in: Rect(area)).rows - 2 }

  private static func box(in area: Rect) -> Rect {
    let columns = area.columns < 90 ? area.columns : 72
    let rows = min(area.rows, 10)
    return Rect(
      row: (area.rows - rows) / 3, column: (area.columns - columns) / 2, rows: rows,
      columns: columns)
  }

  func draw(on canvas: inout Canvas, _ look: Look) {
    canvas.within(ActivityList.box(in: canvas.bounds)) { area in
      area.fill(area.bounds, style: look[.text])
      BoxFrame("What runs")
        .draw(on: &area, look.symbols, border: look[.popupBorder], title: look[.popupTitle])
      area.within(BoxFrame.inside(area.bounds)) { inner in
        guard !activities.isEmpty else {
          inner.write("Nothing is running.", row: 0, column: 1, style: look[.faint])
          return
        }
        ListView(cursor, count: activities.count).draw(on: &inner, look.list) { index, line in
          draw(activities[index], on: &line, look)
        }
      }
    }
  }

  private func draw(_ activity: Activity, on canvas: inout Canvas, _ look: Look) {
    let isWide = canvas.columns >= 56
    var end = canvas.columns - 1
    if let fraction = activity.fraction {
      let percent = DisplayText.leftPadded(Figures.percent(fraction), to: 5)
      end -= DisplayText.width(percent)
      canvas.write(percent, row: 0, column: end, style: look[.text])
      if isWide {
        end -= 13
        ProgressBar(fraction).draw(
          on: &canvas, row: 0, column: end, width: 12, symbols: look.symbols,
          filled: look[.barFilled], empty: look[.barEmpty])
      }
    }
    canvas.write(activity.tab.title, row: 0, column: 1, style: look[.strong], limit: 10)
    canvas.write(activity.words, row: 0, column: 12, style: look[.text], limit: end - 13)
  }
}

extension ListCursor {
  /// Carries out a command of a list.
  mutating func move(_ action: ListAction, of count: Int, page: Int) {
    switch action {
    case .up: move(by: -1, of: count)
    case .down: move(by: 1, of: count)
    case .pageUp: move(by: -max(1, page), of: count)
    case .pageDown: move(by: max(1, page), of: count)
    case .first: select(0, of: count)
    case .last: select(count - 1, of: count)
    }
  }
}
