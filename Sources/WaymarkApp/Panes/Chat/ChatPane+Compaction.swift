internal import WaymarkCore

extension ChatPane {
  private static let request = """
    Sum up our conversation so that it can go on without what was said: what is wanted, what was \
    decided and why, what is done, what is open, with the names of files and functions as they are. \
    Write notes, without an introduction.
    """

  /// Asks for a summary of the open thread.
  mutating func compact() -> [Effect] {
    guard let thread, !transcript.messages.isEmpty else {
      return [.notify(Notice("There is nothing to sum up yet."))]
    }
    guard !isBusy else { return [.notify(Notice("A reply is coming; Ctrl-X stops it."))] }
    return ask(Question(place: .thread(thread.id), text: ChatPane.request, isCompaction: true))
  }

  /// Puts a summary in front of what is being written, to be edited and sent as the beginning of
  /// another branch.
  mutating func goOn(from summary: String) -> [Effect] {
    let draft = composer.text
    composer.replace(with: "What we said so far:\n\n\(summary)\n\n\(draft)")
    editing = nil
    startsAfresh = true
    focus = .composer
    return [
      .notify(
        Notice("Change the summary as you like: sent, it begins a branch; Esc leaves it."))
    ]
  }
}
