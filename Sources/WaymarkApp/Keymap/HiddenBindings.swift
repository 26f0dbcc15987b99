/// Keys that a keymap file binds where an inner context takes them first.
///
/// A key goes to the innermost context that knows it. Whoever binds one for everywhere wants to know
/// where it does something else all the same; what the file says there itself is meant that way.
struct HiddenBindings {
  /// What was bound before the file.
  let inherited: [Keymap.Binding]
  /// What the file binds or frees.
  let own: [(context: CommandContext, sequence: KeySequence)]

  /// What is wrong with a binding of the file; nil when it works wherever it should.
  func objection(to binding: Keymap.Binding) -> String? {
    let hiding = inherited.filter { hides($0, binding) }
    guard let first = hiding.first else { return nil }
    let sections = Set(hiding.map(\.context)).count
    let more = sections > 1 ? " and \(Figures.counted(sections - 1, "more section"))" : ""
    return
      "“\(binding.sequence.notation)” does something else in [\(first.context.rawValue)]\(more): "
      + "“\(first.sequence.notation)” is “\(first.command.id)” there. Bind it there too, or free it "
      + "with \"\"."
  }

  private func hides(_ inner: Keymap.Binding, _ outer: Keymap.Binding) -> Bool {
    // Modal editing means its own keys, and is there with one keymap only.
    guard inner.context != .vim, inner.context.alongside.contains(outer.context),
      inner.sequence.clashes(with: outer.sequence), inner.command != outer.command
    else { return false }
    return !own.contains {
      $0.context == inner.context && $0.sequence.clashes(with: inner.sequence)
    }
  }
}
