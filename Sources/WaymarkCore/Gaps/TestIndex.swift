/// Tells whether a test touches a piece of code: by naming its symbol, or by the name of the file.
struct TestIndex {
  private var terms: Set<TermID> = []
  /// Names of tested files, in lower case without the words for tests.
  private var subjects: Set<String> = []
  /// Files that hold tests beside the code.
  private var inline: Set<String> = []
  /// Whether there is any test at all.
  let hasTests: Bool

  init(_ files: [SourceFile]) {
    var hasTests = false
    for file in files {
      if file.isTest {
        hasTests = true
        subjects.insert(TestIndex.subject(of: file.path))
        for entry in file.profile.entries { terms.insert(entry.term) }
      } else if file.symbols.contains(where: { $0.kind == .test }) {
        hasTests = true
        inline.insert(file.path)
      }
    }
    self.hasTests = hasTests
  }

  /// Whether a test touches the place that a link leads to.
  func touches(_ link: Evidence) -> Bool {
    if link.isTest || inline.contains(link.path) { return true }
    if subjects.contains(TestIndex.subject(of: link.path)) { return true }
    guard let name = link.symbol.split(separator: ".").last.map(String.init),
      MentionIndex.isDistinctive(name)
    else { return false }
    return terms.contains(Words.hash(name.lowercased().utf8.filter { $0 != UInt8(ascii: "_") }))
  }

  /// `ping` for `ping.go`, `ping_test.go`, `test_ping.py`, `PingTests.swift` and `ping.spec.ts`.
  private static func subject(of path: String) -> String {
    let name = path.split(separator: "/").last.map(String.init) ?? path
    var stem = String(name.prefix { $0 != "." }).lowercased()
    for mark in ["_tests", "_test", "_spec", "-test", "tests", "test"] where stem.hasSuffix(mark) {
      stem.removeLast(mark.count)
      break
    }
    for mark in ["test_", "test-"] where stem.hasPrefix(mark) { stem.removeFirst(mark.count) }
    return stem
  }
}
