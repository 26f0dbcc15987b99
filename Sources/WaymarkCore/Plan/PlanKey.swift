/// The explicit id that a title starts with.
struct PlanKey {
  /// Where a title stands; a bare number is an id in a heading sooner than in running text.
  enum Place { case heading, item, cell }

  /// As other lines refer to it: `phase-1`, `2.1`, `T001`.
  let key: String
  /// Whether a word such as “phase” stands before the number.
  let isNamed: Bool
  /// Whether it is a plain number, which another group may start again.
  var isPlainNumber: Bool { !isNamed && key.allSatisfy(\.isNumber) }

  /// Splits a title into its id, if it has one, and the rest.
  static func split(_ text: String, _ place: Place) -> (key: PlanKey?, title: String) {
    let text = text.dropLeadingMarks()
    var rest = text[...]
    if rest.hasPrefix("#") { rest = rest.dropFirst() }
    let isBracketed = rest.first == "["
    if isBracketed { rest = rest.dropFirst() }
    let token = rest.prefix { !$0.isKeyEnd }
    guard !token.isEmpty, token.utf8.count <= 24 else { return (nil, String(text)) }
    let behind = rest[token.endIndex...]
    let hasDigit = token.utf8.contains { 0x30...0x39 ~= $0 }
    if !hasDigit || token.utf8.contains(where: { $0 > 0x7F }),
      let named = named(token, behind, text)
    {
      return named
    }
    guard hasDigit else { return (nil, String(text)) }
    let isMarked = text.hasPrefix("#") || (isBracketed && behind.first == "]")
    guard isIdentifier(token, behind: behind, isMarked: isMarked, place) else {
      return (nil, String(text))
    }
    let title = clean(behind)
    // A number alone is no title's id, unless nothing else is there to name it.
    guard !title.isEmpty else { return (nil, String(text)) }
    return (PlanKey(key: String(token).trimming("."), isNamed: false), withoutTags(title))
  }

  /// `Phase 1`, `OBJECTIVE 2A:`, `Week 3-4`, `第` and other scripts without a blank: `阶段1`.
  private static func named(
    _ token: Substring, _ behind: Substring, _ text: Substring
  ) -> (PlanKey, String)? {
    let rest = behind.drop { $0 == " " || $0 == "#" }
    let isASCII = token.utf8.allSatisfy { $0 < 0x80 }
    if isASCII, let next = rest.utf8.first, !(0x30...0x39 ~= next), !"IVX".utf8.contains(next) {
      return nil
    }
    let word = Phrase.of(token)
    if PlanVocabulary.numbered.contains(word) {
      let number = rest.prefix { !$0.isKeyEnd }
      guard isNumber(number) || isRange(number) || isRoman(number) else { return nil }
      let title = clean(rest[number.endIndex...])
      let key = "\(word)-\(number.lowercased().trimming("."))"
      return (PlanKey(key: key, isNamed: true), title.isEmpty ? String(text) : title)
    }
    guard Phrase.isUnspaced(word) else { return nil }
    let letters = token.prefix { !$0.isNumber }
    let number = token.dropFirst(letters.count)
    guard !number.isEmpty, PlanVocabulary.numbered.contains(Phrase.of(letters)), isNumber(number)
    else { return nil }
    let title = clean(behind)
    return (
      PlanKey(key: "\(letters)-\(number)", isNamed: true), title.isEmpty ? String(text) : title
    )
  }

  /// `1`, `2.1`, `2A`, `T001`, `P0.1`, `BACK-348`, `01-02`, `v0.2`.
  private static func isIdentifier(
    _ token: Substring, behind: Substring, isMarked: Bool, _ place: Place
  ) -> Bool {
    let next = behind.first
    let isSeparated =
      isMarked || next.map { ":)]—–".contains($0) } ?? true || token.last == "."
      || [" - ", " — ", " – ", " : "].contains(String(behind.prefix(3)))
    let token = token.trimming(".")[...]
    if isNumber(token) {
      // `[1]` is a footnote.
      if isMarked, !behind.isEmpty, next == "]" { return false }
      let digits = token.prefix { $0.isNumber || $0 == "." }
      if isSeparated { return digits.count <= 6 || isMarked }
      let isDotted = digits.contains(".")
      return digits.count == token.count && (isDotted || (place == .heading && token.count <= 2))
    }
    if isRange(token) { return token.contains("-") && isSeparated }
    if token.first == "v" || token.first == "V" {
      let version = token.dropFirst()
      return isNumber(version) && version.contains(".") && (isSeparated || place == .heading)
    }
    return isCode(token) && (isSeparated || isUnmistakable(token, place))
  }

  /// Capitals, then a number: `T001`, `US-12`, `P0.1`, `FR-3a`.
  private static func isCode(_ token: Substring) -> Bool {
    let letters = token.prefix { $0.isASCII && $0.isUppercase }
    guard (1...6).contains(letters.count) else { return false }
    var rest = token.dropFirst(letters.count)
    if let mark = rest.first, "-_.".contains(mark) { rest = rest.dropFirst() }
    return isNumber(rest) || isRange(rest)
  }

  /// Without a separator behind it a code has to look like no name of a technology.
  private static func isUnmistakable(_ token: Substring, _ place: Place) -> Bool {
    let upper = token.uppercased()
    guard !technologies.contains(upper),
      !technologies.contains(where: { upper.hasPrefix($0 + "-") })
    else { return false }
    let digits = token.drop { $0.isLetter || "-_".contains($0) }
    return token.contains("-") || digits.contains(".") || digits.count >= 3 || digits.first == "0"
      || place == .heading
  }

  private static let technologies: Set<String> = [
    "UTF-8", "UTF-16", "UTF-32", "UTF8", "UTF16", "SHA-1", "SHA-2", "SHA-256", "SHA-384",
    "SHA-512", "SHA1", "SHA256", "SHA512", "MD5", "ISO", "RFC", "HTTP-1", "HTTP-2", "HTTP-3",
    "HTTP2", "HTTP3", "S3", "EC2", "MP3", "MP4", "H264", "H265", "H2", "X11", "X86", "X64",
    "X509", "C99", "C11", "C17", "C23", "ES5", "ES6", "ES2015", "ES2017", "ES2020", "ES2022",
    "BASE64", "BASE32", "AES-128", "AES-256", "AES128", "AES256", "RS256", "HS256", "CRC32",
    "ARM64", "AMD64", "WCAG", "LZ4", "BM25", "K8S", "OAUTH2", "IPV4", "IPV6", "L1", "L2", "L3",
    "G1", "V8", "D3", "R2", "T5", "F1", "Q1", "Q2", "Q3", "Q4", "P0", "P1", "P2", "P3", "P4",
    "COVID-19", "GPT-3", "GPT-4", "GPT-5",
  ]

  static func isNumber(_ text: Substring) -> Bool {
    guard let first = text.first, first.isASCII, first.isNumber, text.count <= 8 else {
      return false
    }
    let rest = text.drop { $0.isNumber || $0 == "." }
    return rest.count <= 1 && rest.allSatisfy(\.isLetter)
  }

  private static func isRange(_ text: Substring) -> Bool {
    let ends = text.split(omittingEmptySubsequences: false) { "-–".contains($0) }
    return ends.count == 2 && ends.allSatisfy { isNumber($0) }
  }

  private static func isRoman(_ text: Substring) -> Bool {
    !text.isEmpty && text.count <= 4 && text.allSatisfy { "IVX".contains($0) }
  }

  /// What stands behind an id without the marks between; a bracket that leads goes to the end.
  private static func clean(_ behind: Substring) -> String {
    var title = behind.drop { " :.)]-–—*_|：、".contains($0) || $0 == "\u{FE0F}" }
    if title.first == "(", let end = title.firstIndex(of: ")") {
      let rest = title[title.index(after: end)...].drop { " :—–-".contains($0) }
      if !rest.isEmpty { title = rest }
    }
    return String(title)
  }

  /// `[P]` says that a task may run beside others, `[US1]` which story it serves.
  private static func withoutTags(_ title: String) -> String {
    var rest = title[...]
    while rest.first == "[", let end = rest.firstIndex(of: "]") {
      let inside = rest[rest.index(after: rest.startIndex)..<end]
      guard inside == "P" || (inside.hasPrefix("US") && isNumber(inside.dropFirst(2))) else {
        break
      }
      rest = rest[rest.index(after: end)...].drop { $0 == " " }
    }
    return rest.isEmpty ? title : String(rest)
  }

  /// A short, stable key made of a title.
  static func slug(_ title: String) -> String {
    let phrase = Phrase.of(title)
    guard phrase.count > 48 else {
      return phrase.isEmpty ? "objective" : phrase.replacing(" ", with: "-")
    }
    let cut = phrase.prefix(48)
    let whole = cut.lastIndex(of: " ").map { cut[..<$0] } ?? cut
    return String(whole).replacing(" ", with: "-")
  }
}

extension Character {
  fileprivate var isKeyEnd: Bool {
    switch self {
    case " ", ":", ")", "]", ",", "|", "：", "\u{3000}": true
    default: false
    }
  }
}

extension String {
  /// Without emoji and list marks in front; what can start an id or a name stays.
  fileprivate func dropLeadingMarks() -> Substring {
    if utf8.first?.isAlphanumeric ?? true { return self[...] }
    return drop { !$0.isLetter && !$0.isNumber && !"[#`\"'(<$/.~@“‘*_-".contains($0) }
  }
}
