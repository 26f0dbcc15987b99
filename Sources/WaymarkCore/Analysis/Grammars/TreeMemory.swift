internal import CTreeMemory
internal import CTreeSitter

/// The memory that one worker's parsers and trees are made in.
///
/// Parsers and trees that were made inside `use` have to be gone before their memory is.
final class TreeMemory {
  private let pool: OpaquePointer?

  init() { pool = tree_pool_new() }

  deinit { tree_pool_delete(pool) }

  /// Runs a body whose parsers and trees are made in this memory.
  func use<Result>(_ body: () -> Result) -> Result {
    let before = tree_pool_enter(pool)
    defer { _ = tree_pool_enter(before) }
    return body()
  }

  /// Makes the parser library take its memory here; called before it makes anything.
  static func install() { _ = isInstalled }

  private static let isInstalled: Bool = {
    ts_set_allocator(tree_malloc, tree_calloc, tree_realloc, tree_free)
    return true
  }()
}
