/// A terminal, real or in memory: shows grids and gives what people do.
package protocol TerminalBackend: AnyObject {
  /// The size that the next grid should have.
  var size: Size { get }

  /// Shows a grid; only what differs from the one before is drawn.
  func present(_ grid: Grid)

  /// What people did and what the terminal answered since the last call; never blocks.
  func readEvents() -> [InputEvent]
}
