import Testing

@testable import WaymarkCore

/// What blocks of code make of files.
@Suite struct CodeEditTests {
  private let file = "func a() {\n  one()\n  two()\n}\n\nfunc b() {\n  one()\n}\n"

  @Test func `a diff applies by its lines, whatever its numbers say`() throws {
    let edit = CodeEdit(
      code: """
        --- a/Sources/a.swift
        +++ b/Sources/a.swift
        @@ -40,3 +40,3 @@
           one()
        -  two()
        +  three()
         }

        """)
    #expect(edit.form == .patch)
    #expect(edit.path == "Sources/a.swift")
    #expect(try edit.applied(to: file) == file.replacing("two()", with: "three()"))
  }

  @Test func `a block that answers for some lines replaces them, wherever they are now`() throws {
    let given = try #require(
      LineReplacement(
        ChatAttachment(.selection, reference: "Sources/a.swift:2-3", content: "  one()\n  two()\n")
      ))
    let edit = CodeEdit(code: "  three()\n", info: "swift", given: given)
    #expect(edit.form == .lines)
    #expect(edit.path == "Sources/a.swift")
    let changed = "func a() {\n  three()\n}\n\nfunc b() {\n  one()\n}\n"
    #expect(try edit.applied(to: file) == changed)
    #expect(try edit.applied(to: "// new\n" + file) == "// new\n" + changed)
    let error = #expect(throws: WaymarkError.self) { try edit.applied(to: "func a() {}\n") }
    #expect(error?.code == .editDoesNotApply)
    #expect(CodeEdit(code: "x\n", info: "swift b.swift", given: given).form == .whole)
    #expect(LineReplacement(ChatAttachment(.selection, reference: "paste 1", content: "x")) == nil)
  }

  @Test func `a new file comes from a diff against nothing`() throws {
    let edit = CodeEdit(code: "--- /dev/null\n+++ b/new.txt\n@@ -0,0 +1,2 @@\n+one\n+two\n")
    #expect(edit.path == "new.txt")
    #expect(try edit.applied(to: nil) == "one\ntwo\n")
  }

  @Test func `search and replace finds lines that are set in further`() throws {
    let edit = CodeEdit(
      code: "<<<<<<< SEARCH\none()\ntwo()\n=======\nfour()\n>>>>>>> REPLACE\n",
      before: "In `Sources/a.swift`:")
    #expect(edit.form == .replacements)
    #expect(edit.path == "Sources/a.swift")
    #expect(
      try edit.applied(to: file) == file.replacing("  one()\n  two()\n", with: "  four()\n"))
  }

  @Test func `what stands at several places is not guessed`() {
    let edit = CodeEdit(code: "<<<<<<< SEARCH\n  one()\n=======\n  x()\n>>>>>>> REPLACE\n")
    let error = #expect(throws: WaymarkError.self) { try edit.applied(to: file) }
    #expect(error?.message.contains("at 2 places") == true)
  }

  @Test func `what is not there is named and changes nothing`() {
    for code in [
      "<<<<<<< SEARCH\nmissing()\n=======\nx()\n>>>>>>> REPLACE\n",
      "@@ -1,2 +1,2 @@\n missing()\n-gone()\n+new()\n",
    ] {
      let error = #expect(throws: WaymarkError.self) { try CodeEdit(code: code).applied(to: file) }
      #expect(error?.message.contains("missing()") == true)
      #expect(error?.code == .editDoesNotApply)
    }
  }

  @Test(arguments: [
    ("swift:Sources/a.swift", "", "Sources/a.swift"), ("python title=tool.py", "", "tool.py"),
    ("", "### src/main.c", "src/main.c"), ("", "Change `a.txt` to this:", "a.txt"),
  ])
  func `a whole file is named by its fence or the line before`(
    info: String, before: String, path: String
  ) throws {
    let edit = CodeEdit(code: "text\n", info: info, before: before)
    #expect(edit.form == .whole)
    #expect(edit.path == path)
    #expect(try edit.applied(to: "old\n") == "text\n")
  }

  @Test func `nothing is taken for a path that is none`() {
    #expect(CodeEdit(code: "x\n", info: "swift", before: "Version 1.2 or 3.4 is fine.").path == nil)
    #expect(CodeEdit(code: "x\n", before: "See https://example.invalid/a.txt").path == nil)
  }
}
