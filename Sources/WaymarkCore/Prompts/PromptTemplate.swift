/// The text of a prompt with places for values: `{{name}}`, or `{{name=default}}`.
///
/// `\{{` stands for two braces that are meant as they are.
package struct PromptTemplate: Sendable, Hashable {
  /// A place for a value.
  package struct Variable: Sendable, Hashable {
    package var name: String
    /// Taken where nothing else is given.
    package var standard: String?
  }

  private enum Part: Hashable {
    case text(String)
    case variable(Variable)
  }

  private let parts: [Part]

  package init(_ text: String) {
    var parts: [Part] = []
    var plain = ""
    var rest = text[...]
    while let open = rest.firstRange(of: "{{") {
      let before = rest[..<open.lowerBound]
      if before.last == "\\" {
        plain += before.dropLast() + "{{"
        rest = rest[open.upperBound...]
        continue
      }
      guard let close = rest[open.upperBound...].firstRange(of: "}}"),
        let variable = PromptTemplate.variable(rest[open.upperBound..<close.lowerBound])
      else {
        plain += before + "{{"
        rest = rest[open.upperBound...]
        continue
      }
      plain += before
      if !plain.isEmpty { parts.append(.text(plain)) }
      plain = ""
      parts.append(.variable(variable))
      rest = rest[close.upperBound...]
    }
    plain += rest
    if !plain.isEmpty { parts.append(.text(plain)) }
    self.parts = parts
  }

  /// The variables in order, each once; a default given anywhere counts everywhere.
  package var variables: [Variable] {
    var found: [Variable] = []
    for case .variable(let variable) in parts {
      if let index = found.firstIndex(where: { $0.name == variable.name }) {
        found[index].standard = found[index].standard ?? variable.standard
      } else {
        found.append(variable)
      }
    }
    return found
  }

  /// The text with values put in; braces in a value mean nothing.
  ///
  /// - Parameter values: By name; they win over defaults.
  /// - Returns: The text as it is sent.
  /// - Throws: `invalidArgument` that names what is missing.
  package func filled(with values: [String: String]) throws -> String {
    let standard = Dictionary(
      variables.compactMap { variable in variable.standard.map { (variable.name, $0) } },
      uniquingKeysWith: { $1 })
    let missing = variables.map(\.name).filter { values[$0] == nil && standard[$0] == nil }
    guard missing.isEmpty else {
      throw WaymarkError(
        .invalidArgument, "The prompt needs \(missing.joined(separator: ", ")).",
        hint: "Give each as --set NAME=VALUE.", field: "set")
    }
    return parts.map { part in
      switch part {
      case .text(let text): text
      case .variable(let variable): values[variable.name] ?? standard[variable.name] ?? ""
      }
    }.joined()
  }

  private static func variable(_ text: Substring) -> Variable? {
    let halves = text.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
    let name = (halves.first ?? "").drop(while: \.isWhitespace).reversed()
      .drop(while: \.isWhitespace).reversed()
    let isName =
      name.first.map { $0.isLetter || $0 == "_" } == true
      && name.allSatisfy { $0.isLetter || $0.isNumber || $0 == "_" || $0 == "-" }
    guard isName else { return nil }
    return Variable(name: String(name), standard: halves.count > 1 ? String(halves[1]) : nil)
  }
}
