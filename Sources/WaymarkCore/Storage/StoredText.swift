extension String {
  /// The text with a sign in the place of every null character.
  ///
  /// SQLite ends a text at the first one: what stands behind it would be lost when it is read.
  var storable: String {
    guard utf8.contains(0) else { return self }
    return String(UnicodeScalarView(unicodeScalars.map { $0.value == 0 ? "\u{2400}" : $0 }))
  }
}
