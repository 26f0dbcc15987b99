import Foundation
import WaymarkCore

/// Saves a file over and over until it is killed, and says on standard output when a save is done.
///
/// Every content says how it begins and ends, so that a torn one is known.
@main struct SaveLoop {
  static func main() throws {
    let arguments = CommandLine.arguments
    guard arguments.count == 3, var number = Int(arguments[2]) else {
      FileHandle.standardError.write(Data("usage: save-loop FILE FIRST-NUMBER\n".utf8))
      exit(2)
    }
    let folder = URL(fileURLWithPath: arguments[1])
    let files = try ProjectFiles(root: folder.deletingLastPathComponent().path)
    let path = try ProjectPath(folder.lastPathComponent)
    var version = try files.version(of: path)
    while true {
      number += 1
      version = try files.write(
        content(number), to: path, replacing: version.map(ReplacedContent.version) ?? .nothing)
      FileHandle.standardOutput.write(Data("\(number)\n".utf8))
    }
  }

  /// A content of a size between a few bytes and some hundred kilobytes.
  static func content(_ number: Int) -> [UInt8] {
    let middle = String(repeating: "line of save \(number)\n", count: number * 7919 % 12_000)
    return Array("begin \(number)\n\(middle)end \(number)\n".utf8)
  }
}
