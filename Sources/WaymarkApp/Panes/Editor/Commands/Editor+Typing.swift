internal import WaymarkCore
package import WaymarkTerminal

extension Editor {
  package mutating func type(_ key: Key, in area: Size) -> [Effect] {
    guard case .character(let character) = key.code,
      key.modifiers.isDisjoint(with: [.control, .alt])
    else { return [] }
    if find != nil {
      find?.insert(String(character))
      return searchChanged() + missing()
    }
    guard let text = current, !text.isReadOnly else { return [] }
    if vim != nil { return typeModal(Key(.character(character))) + missing() }
    current?.type(character)
    narrowCompletion()
    return missing()
  }

  package mutating func paste(_ text: String, in area: Size) -> [Effect] {
    if find != nil {
      find?.insert(text)
      return searchChanged() + missing()
    }
    guard let open = current, !open.isReadOnly else { return [] }
    current?.paste(text)
    return missing()
  }
}
