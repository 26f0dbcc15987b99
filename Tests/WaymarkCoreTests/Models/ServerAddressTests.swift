import Testing

@testable import WaymarkCore

@Suite struct ServerAddressTests {
  @Test(arguments: [
    ("", "http://127.0.0.1:11434"), ("box", "http://box:11434"), ("box:", "http://box:11434"),
    ("box:8080", "http://box:8080"), (":8080", "http://:8080"), ("http://box", "http://box:80"),
    ("https://box", "https://box:443"), ("https://box/a/b", "https://box:443/a/b"),
    ("box/models/", "http://box:11434/models/"), ("https://box/", "https://box:443"),
    ("::1", "http://[::1]:11434"), ("[::1]", "http://[::1]:11434"), ("[::1]:9", "http://[::1]:9"),
    ("[0:0::1]", "http://[::1]:11434"), ("box:99999", "http://box:11434"),
    ("box:x", "http://box:11434"), ("box:-1", "http://box:11434"), ("box:0", "http://box:0"),
    (" '\"box:1\"' ", "http://box:1"), ("ollama.com", "https://ollama.com:443"),
    ("gopher://box", "gopher://box:11434"), ("HTTPS://box", "HTTPS://box:11434"),
    ("me:secret@box:1", "http://[me:secret%40box:1]:11434"), ("https://:8443", "https://:8443"),
    ("http://box?a=b", "http://box%3Fa=b:80"), ("http://", "http://127.0.0.1:80"),
  ])
  func `an address is read as Ollama's client reads it`(text: String, url: String) {
    #expect(ServerAddress(text).url == url)
  }

  @Test(arguments: [
    ("0.0.0.0", "http://127.0.0.1:11434"), ("[::]:5000", "http://[::1]:5000"),
    (":11435", "http://127.0.0.1:11435"), ("box/models/", "http://box:11434/models"),
    ("https://box/ä b", "https://box:443/%C3%A4%20b"),
  ])
  func `what means this whole machine is called by its loopback address`(
    text: String, base: String
  ) {
    #expect(ServerAddress(text).base == base)
  }

  @Test(arguments: ["ftp://box", "me@box", "a b", "http://box?x", "b\u{1B}ox", "[x:y]", "a_b:c:d"])
  func `what cannot be called is refused`(text: String) {
    let error = #expect(throws: WaymarkError.self) { try ServerAddress.checked(text) }
    #expect(error?.code == .invalidArgument)
    #expect(error?.field == "url")
  }

  @Test func `loopback addresses are told from others`() throws {
    for text in ["", "localhost", "127.0.0.2", "::1", "0.0.0.0"] {
      #expect(try ServerAddress.checked(text).isLoopback)
    }
    #expect(try !ServerAddress.checked("192.168.1.5").isLoopback)
  }
}
