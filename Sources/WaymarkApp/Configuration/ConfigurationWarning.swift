/// A mistake in a keymap, a theme or the settings; everything else in the file still counts.
package struct ConfigurationWarning: Sendable, Hashable, CustomStringConvertible {
  /// The file, or the name of a built-in text.
  package var path: String
  package var place: TextPlace
  /// One sentence that says what is wrong and, where it helps, what to write.
  package var message: String

  package init(path: String, place: TextPlace, message: String) {
    self.path = path
    self.place = place
    self.message = message
  }

  /// `FILE:LINE:COLUMN: message`, as compilers and editors know it.
  package var description: String { "\(path):\(place.line):\(place.column): \(message)" }
}

/// A line and a column of a text, both counted from 1.
package struct TextPlace: Sendable, Hashable, Comparable {
  package var line: Int
  /// In Unicode scalars, as the TOML parser counts.
  package var column: Int

  package init(line: Int, column: Int) {
    self.line = line
    self.column = column
  }

  package static let start = TextPlace(line: 1, column: 1)

  package static func < (left: TextPlace, right: TextPlace) -> Bool {
    (left.line, left.column) < (right.line, right.column)
  }
}
