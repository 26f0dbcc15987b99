import Foundation
import Testing
import WaymarkApp
import WaymarkTestSupport

/// The generated files are what the command table and the scopes say now.
@Suite struct GeneratedDocumentsTests {
  @Test func `no generated file is stale`() throws {
    let documents = GeneratedDocuments.all { try? Checkout.read($0) }
    #expect(documents.count == 5)
    for document in documents {
      #expect(
        try Checkout.read(document.path) == document.text,
        "\(document.path) is stale; run `make docs`.")
    }
  }

  @Test func `every command and every scope is in its table`() throws {
    let keymaps = try Checkout.read("keymaps/README.md")
    for command in Command.all { #expect(keymaps.contains("`\(command.id)"), "\(command.id)") }
    let themes = try Checkout.read("themes/README.md")
    for scope in Scope.allCases {
      let name = scope.rawValue.replacing(/^syntax\./, with: "")
      #expect(themes.contains("`\(name)`"), "\(scope.rawValue)")
    }
  }

  @Test func `a file without its markers stays as it is`() {
    let documents = GeneratedDocuments.all { _ in "no markers" }
    #expect(documents.filter { $0.path.hasSuffix(".md") }.allSatisfy { $0.text == "no markers" })
  }
}
