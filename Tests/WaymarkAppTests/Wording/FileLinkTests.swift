import Testing

@testable import WaymarkApp

@Suite struct FileLinkTests {
  @Test func `a link names the host and hides what an address must not hold`() {
    let link = FileLink.address(of: "a b/ü#.md", in: "/home/x")
    #expect(link.hasPrefix("file://"))
    #expect(link.hasSuffix("/home/x/a%20b/%C3%BC%23.md"))
    #expect(FileLink.address(of: "/etc/x", in: "/home").hasSuffix("/etc/x"))
    #expect(!FileLink.address(of: "/etc/x", in: "/home").contains("/home"))
  }
}
