internal import CGrammarLoader
internal import CTreeSitter
import Foundation

/// The grammars that were found, each loaded once and only when a file needs it.
package final class GrammarLibrary: Sendable {
  /// A loaded grammar with what its strategy looks for, by node number.
  struct Grammar: @unchecked Sendable {
    // Safe: a language is constant data inside a library that is never closed.
    let language: OpaquePointer
    let roles: NodeRoles
  }

  private enum State {
    case loaded(Grammar)
    case missing(String)
  }

  let paths: [String]
  private let states = Locked<[String: State]>([:])

  /// Makes a library.
  ///
  /// - Parameter paths: Folders with `LANGUAGE/parser.so` or `LANGUAGE.so`, first match wins.
  package init(paths: [String]) { self.paths = paths }

  /// The languages with a strategy whose grammar is on this machine.
  package var available: [String] {
    Languages.all.map(\.id).filter { !files(of: $0).isEmpty }
  }

  /// The languages with a strategy whose grammar is not.
  package var missing: [String] {
    Languages.all.map(\.id).filter { files(of: $0).isEmpty }
  }

  /// The grammar of a language, or nil when there is none that works here.
  func grammar(of language: Language) -> Grammar? {
    states.withLock { states in
      if let state = states[language.id] {
        if case .loaded(let grammar) = state { return grammar }
        return nil
      }
      let state = load(language)
      states[language.id] = state
      if case .loaded(let grammar) = state { return grammar }
      return nil
    }
  }

  /// Why a language has no grammar, for a person; nil when it has one or was not asked for.
  package func reason(for language: String) -> String? {
    states.withLock { states in
      if case .missing(let reason)? = states[language] { return reason }
      return nil
    }
  }

  private func load(_ language: Language) -> State {
    var reason = "no grammar was found"
    for file in files(of: language.id) {
      var text: UnsafePointer<CChar>?
      guard let pointer = grammar_open(file, language.id, &text) else {
        reason = "\(file): " + (text.map { String(cString: $0) } ?? "it could not be opened")
        continue
      }
      let grammar = OpaquePointer(pointer)
      let version = ts_language_abi_version(grammar)
      guard (13...15).contains(version) else {
        reason = "\(file): its format \(version) is not one of 13 to 15"
        continue
      }
      return .loaded(Grammar(language: grammar, roles: NodeRoles(language, grammar)))
    }
    return .missing(reason)
  }

  func files(of language: String) -> [String] {
    let places = paths.flatMap { folder in
      ["\(folder)/\(language)/parser.so", "\(folder)/\(language).so"]
    }
    return places.filter { access($0, R_OK) == 0 }
  }
}
