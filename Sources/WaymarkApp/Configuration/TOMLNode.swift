/// A value of a TOML file with the place where it is written.
package struct TOMLNode: Sendable, Hashable {
  /// What a value is; dates and times are of no use to any of our files.
  package enum Content: Sendable, Hashable {
    case string(String)
    case boolean(Bool)
    case integer(Int)
    case number(Double)
    case array([TOMLNode])
    /// In the order of the file.
    case table([TOMLEntry])
    case other
  }

  package var content: Content
  package var place: TextPlace

  /// The kind of value in words, for messages.
  var kind: String {
    switch content {
    case .string: "a text"
    case .boolean: "true or false"
    case .integer, .number: "a number"
    case .array: "a list"
    case .table: "a table"
    case .other: "a date or time"
    }
  }

  var string: String? { if case .string(let text) = content { text } else { nil } }
  var boolean: Bool? { if case .boolean(let value) = content { value } else { nil } }
  var integer: Int? { if case .integer(let value) = content { value } else { nil } }
  var array: [TOMLNode]? { if case .array(let values) = content { values } else { nil } }
  var table: [TOMLEntry]? { if case .table(let entries) = content { entries } else { nil } }
}

/// A key of a TOML table with its value.
package struct TOMLEntry: Sendable, Hashable {
  package var key: String
  /// Where the key is written.
  package var place: TextPlace
  package var value: TOMLNode
}
