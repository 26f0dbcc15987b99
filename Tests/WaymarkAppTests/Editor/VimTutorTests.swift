import Foundation
import Testing
import WaymarkCore
import WaymarkTestSupport

@testable import WaymarkApp

/// The public vim tutor can be followed, lesson by lesson.
@Suite struct VimTutorTests {
  @Test(arguments: TutorLesson.all)
  func `a lesson of the tutor is followed on a text of our own`(lesson: TutorLesson) {
    var vim = VimSession(lesson.text)
    vim.press(lesson.keys)
    #expect(vim.content == lesson.result, "\(lesson): \(lesson.keys)")
  }

  @Test func `every lesson is either followed or listed as one that is not`() throws {
    let tutor = try #require(Tutor.text ?? Tutor.outline)
    let numbers = tutor.split(separator: "\n").compactMap { line -> String? in
      guard let start = line.range(of: "Lesson "),
        let end = line[start.upperBound...].firstIndex(of: ":")
      else { return nil }
      return String(line[start.upperBound..<end])
    }
    let followed = Set(TutorLesson.all.map(\.number) + ["5.1", "5.2", "5.3", "5.4"])
    let listed = TutorLesson.notFollowed.map(\.step).joined(separator: " ")
    for number in numbers where number.contains(".") {
      #expect(followed.contains(number) || listed.contains(number), "lesson \(number)")
    }
  }

  /// The lines that the tutor marks are found as it says, and a change there is taken back.
  @Test(
    .enabled("the tutor is a part of Debian's vim-runtime") { Tutor.text != nil },
    arguments: ["1.3", "1.4", "1.5", "2.1", "2.2", "2.4", "2.5", "2.7", "3.2", "3.3", "3.4", "4.3"])
  func `the marked line of a lesson is found and changed`(lesson: String) throws {
    var vim = VimSession(try #require(Tutor.text))
    vim.press("/Lesson \(lesson):<cr>/^---><cr>")
    #expect(vim.underCursor == "-")
    let (before, line) = (vim.content, vim.place.line)
    vim.press("wwx$xdaw")
    #expect(vim.content != before)
    #expect(vim.place.line == line)
    vim.press("3u")
    #expect(vim.content == before)
  }

  @Test func `the whole tutor is gone through with its own keys`() throws {
    guard let text = Tutor.text else { return }
    var vim = VimSession(text)
    let marked = text.components(separatedBy: "\n--->").count - 1
    // Lesson 2.6 and 3.1: the marked lines are deleted and put back.
    vim.press("/^--->  1)<cr>7dd:$<cr>p")
    #expect(vim.content?.components(separatedBy: "\n--->").count == marked + 1)
    vim.press("uu")
    #expect(vim.content == text)
    // Lesson 4.4: every change in one step, and back.
    vim.press(":%s/^--->/===>/<cr>")
    #expect(vim.content?.components(separatedBy: "\n===>").count == marked + 1)
    vim.press("u")
    #expect(vim.content == text)
    // Lesson 4.1.
    vim.press("gg")
    #expect(vim.place.line == 1)
    vim.press("G")
    let last = vim.place.line
    vim.press("100G")
    #expect(vim.place.line == 100)
    #expect(last > 900)
    vim.press("<c-g>")
    #expect(vim.takeNotices().last?.contains("line 100 of \(last)") == true)
  }

  /// Lesson 5: commands of the shell, writing and reading a part of the text.
  @Test func `lesson 5 writes, lists, reads and removes a file`() async throws {
    let project = try EditedProject(["a.txt": "one\ntwo\nthree\n"])
    let app = await project.open("a.txt")
    app.keymapName = "vim"
    await app.give("vim.ex w TEST")
    #expect(try project.folder.read("TEST") == "one\ntwo\nthree\n")
    #expect(app.row(1).contains("a.txt"))
    await app.give("vim.ex !ls")
    #expect(app.screen.contains("TEST"))
    await app.press("enter")
    await app.give("vim.ex !rm TEST")
    await app.press("enter")
    #expect(!FileManager.default.fileExists(atPath: project.folder.path + "/TEST"))
    await app.type("vj")
    await app.type(":")
    #expect(app.screen.contains("'<,'>"))
    await app.type("w TEST")
    await app.press("enter")
    #expect(try project.folder.read("TEST") == "one\ntwo\n")
    await app.type("G")
    await app.give("vim.ex r TEST")
    #expect(app.application.panes.editor.content == "one\ntwo\nthree\none\ntwo\n")
    await app.give("vim.ex r !echo hello")
    #expect(app.application.panes.editor.content?.contains("hello") == true)
    await app.give("vim.ex %!sort -r")
    #expect(app.application.panes.editor.content == "two\ntwo\nthree\none\none\nhello\n")
  }

  /// Lesson 6.5: matches stay marked when that is wanted.
  @Test func `lesson 6 keeps matches marked`() {
    var vim = VimSession("one two one\n")
    func marked() -> [Range<Int>] {
      vim.editor.current.flatMap { vim.editor.vim?.marked(in: $0.text, 0..<$0.text.count) } ?? []
    }
    vim.press(":set hls<cr>/one<cr>")
    #expect(marked() == [0..<3, 8..<11])
    vim.press(":nohlsearch<cr>")
    #expect(marked().isEmpty)
    vim.press("n")
    #expect(marked().count == 2)
    vim.press(":set nohls<cr>")
    #expect(marked().isEmpty)
  }

  /// Lesson 7.1: help about a subject.
  @Test func `lesson 7 shows the keys that are about a subject`() async throws {
    let project = try EditedProject(["a.txt": "one\n"])
    let app = await project.open("a.txt")
    app.keymapName = "vim"
    await app.give("vim.ex help half a page")
    #expect(app.screen.contains("Keys: half a page"))
    #expect(app.screen.contains("Goes down by half a page."))
    await app.press("esc")
    await app.give("vim.ex help nowhere to be found")
    #expect(app.screen.contains("There is no help about"))
  }

  /// Lesson 1.2 and 1.6: leaving with and without saving.
  @Test func `lesson 1 leaves with and without saving`() async throws {
    let project = try EditedProject(["a.txt": "one\n"])
    let app = await project.open("a.txt")
    app.keymapName = "vim"
    await app.type("xx")
    await app.give("vim.ex q!")
    #expect(app.application.panes.editor.texts.isEmpty)
    #expect(try project.folder.read("a.txt") == "one\n")
    await app.give("editor.open a.txt")
    await app.type("x")
    await app.give("vim.ex wq")
    #expect(app.application.panes.editor.texts.isEmpty)
    #expect(try project.folder.read("a.txt") == "ne\n")
  }

  /// The tutor as Debian installs it, read where it is.
  private enum Tutor {
    static let text: String? = {
      let folder = "/usr/share/vim"
      let versions = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
      let paths = versions.sorted().map { "\(folder)/\($0)/tutor/tutor.utf-8" }
      return paths.lazy.compactMap { try? String(contentsOfFile: $0, encoding: .utf8) }.first
    }()

    /// The numbers of its lessons, where it is not installed.
    static let outline: String? = [
      1...6, 1...7, 1...4, 1...4, 1...4, 1...5, 1...3,
    ].enumerated().flatMap { chapter, lessons in
      lessons.map { "Lesson \(chapter + 1).\($0): " }
    }.joined(separator: "\n")
  }
}
