/// The windows that are asked for: few and far apart, because each change makes a server load its
/// model anew.
package enum ContextLadder {
  /// In tokens.
  package static let rungs = [8192, 16384, 32768, 65536, 131_072, 262_144]
  /// Room that is kept for the reply, in tokens.
  package static let replyRoom = 1024

  /// The window for a thread that has none yet.
  ///
  /// - Parameters:
  ///   - needed: Tokens of the prompt.
  ///   - trained: What the model was trained with; nil when the server does not say.
  ///   - configured: What the model's own file asks for.
  ///   - loaded: What the model is loaded with at present; using that costs no loading.
  /// - Returns: Tokens.
  package static func window(
    for needed: Int, trained: Int?, configured: Int?, loaded: Int?
  ) -> Int {
    let needed = needed + replyRoom
    if let configured, configured >= needed { return configured }
    // A small window would soon be full, and then the model has to be loaded anew after all.
    if let loaded, loaded >= max(needed, min(rungs[0], trained ?? rungs[0])) { return loaded }
    let rung = rungs.first { $0 >= needed } ?? rungs[rungs.count - 1]
    return min(rung, trained ?? rung)
  }

  /// The next larger window; nil at the top of the ladder or of what the model can do.
  package static func above(_ window: Int, trained: Int? = nil) -> Int? {
    rungs.first { $0 > window && $0 <= trained ?? .max }
  }
}
