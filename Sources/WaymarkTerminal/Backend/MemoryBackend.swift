/// A terminal for tests: events come from a list, grids are kept.
package final class MemoryBackend: TerminalBackend {
  package var size: Size
  package var waitingEvents: [InputEvent] = []
  /// The grid that is shown.
  package private(set) var shown: Grid?
  /// The number of cells that the last grid changed.
  package private(set) var changedCells = 0

  package init(_ size: Size) { self.size = size }

  package func present(_ grid: Grid) {
    let before = shown ?? Grid(grid.size)
    changedCells = grid.changes(from: before).reduce(0) { $0 + $1.columns.count }
    shown = grid
  }

  package func readEvents() -> [InputEvent] {
    defer { waitingEvents = [] }
    return waitingEvents
  }
}
