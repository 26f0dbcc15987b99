import Testing

@testable import WaymarkCore

@Suite struct PathPatternTests {
  @Test(arguments: [
    ("cmd/*.go", "cmd/a.go", true), ("cmd/*.go", "cmd/sub/a.go", false),
    ("cmd/**/a.go", "cmd/x/y/a.go", true), ("*.swift", "a.swift", true),
    ("*.swift", "Sources/a.swift", false), ("src/*/index.ts", "src/a/index.ts", true),
    ("src/*/index.ts", "src/a/b/index.ts", false), ("a*b*c", "aXbYc", true),
    ("a*b*c", "aXbY", false),
    ("", "a", false), ("*", "", true),
  ])
  func `a star stays in its folder, two stars do not`(pattern: String, path: String, fits: Bool) {
    #expect(PathPattern.matches(pattern, path) == fits)
  }
}
