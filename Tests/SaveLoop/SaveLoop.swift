import Foundation
import WaymarkCore

/// Edits and saves a file over and over until it is killed, with a recovery journal, and says on
/// standard output what is done: `edited N` once an edit is in the journal, `saved N` once the file
/// is written.
///
/// With a number to stop at, it waits there with everything written, to be killed between two edits.
///
/// Every content says how it begins and ends, so that a torn one is known.
@main struct SaveLoop {
  static func main() throws {
    let arguments = CommandLine.arguments
    guard (4...5).contains(arguments.count), var number = Int(arguments[2]) else {
      FileHandle.standardError.write(
        Data("usage: save-loop FILE FIRST-NUMBER STATE [LAST-NUMBER]\n".utf8))
      exit(2)
    }
    let file = URL(fileURLWithPath: arguments[1])
    let files = try ProjectFiles(root: file.deletingLastPathComponent().path)
    let location = FileLocation.project(try ProjectPath(file.lastPathComponent))
    var text =
      FileManager.default.fileExists(atPath: file.path)
      ? try files.openText(location) : TextFile(new: location)
    let journal = try RecoveryStore(state: arguments[3]).begin(&text, in: files)
    let last = arguments.count == 5 ? Int(arguments[4]) : nil
    while true {
      number += 1
      let content = content(number)
      text.buffer.edit([TextEdit(0..<text.buffer.count, content)])
      journal.note(&text)
      journal.flush()
      say("edited \(number)")
      // As the editor does it: a copy is saved, and the text is told.
      var copy = text
      try copy.save(in: files)
      text.didSave(copy)
      journal.noteSaved(&text)
      if number == last { journal.flush() }
      say("saved \(number)")
      while number == last { pause() }
    }
  }

  private static func say(_ words: String) {
    FileHandle.standardOutput.write(Data("\(words)\n".utf8))
  }

  /// A content of a size between a few bytes and some hundred kilobytes.
  static func content(_ number: Int) -> [UInt8] {
    let middle = String(repeating: "line of save \(number)\n", count: number * 7919 % 12_000)
    return Array("begin \(number)\n\(middle)end \(number)\n".utf8)
  }
}
