extension HTTPRequest.Header {
  /// Whether the header can do nothing but be that header: no line breaks, no controls.
  package var isSound: Bool {
    !name.isEmpty
      && name.utf8.allSatisfy { 0x21...0x7E ~= $0 && $0 != 0x3A }
      && value.utf8.allSatisfy { $0 >= 0x20 && $0 != 0x7F || $0 == 0x09 }
  }
}
