/// A terminal, real or in memory: shows grids and gives keys.
package protocol TerminalBackend: AnyObject {
  /// The size that the next grid should have.
  var size: Size { get }

  /// Shows a grid; only what differs from the one before is drawn.
  func present(_ grid: Grid)

  /// The keys that wait; never blocks.
  func readKeys() -> [Key]
}
