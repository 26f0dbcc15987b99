/// Something in the code that the plan names, usually in a code span or an ASCII tree.
package struct Mention: Sendable, Hashable, Codable {
  package enum Kind: String, Sendable, Codable {
    /// A file, a folder (with `/` at its end) or a pattern with `*`.
    case path
    case symbol
    /// A package that is imported, such as `github.com/owner/name` or `@scope/name`.
    case module
  }

  /// What the sentence says of the thing.
  package enum Role: String, Sendable, Codable {
    /// It is to be there: “create `a.go`”.
    case subject
    /// Something is to be done there: “wire the flag into `a.go`”. That it exists proves nothing.
    case place
    /// It was there before: “extract from `a.go`”. That it is gone proves nothing.
    case source
  }

  package var kind: Kind
  /// The text as written, without back-ticks; a symbol without its argument list.
  package var text: String
  package var role: Role
  package var line: Int

  package init(kind: Kind, text: String, role: Role = .subject, line: Int) {
    self.kind = kind
    self.text = text
    self.role = role
    self.line = line
  }
}
