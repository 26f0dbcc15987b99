import ArgumentParser
import Foundation
import WaymarkApp
import WaymarkCore

/// Opens the application in the editor on one file; it ends when the file is closed.
struct EditCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "edit",
    abstract: "Edit a file; returns when it is closed.",
    discussion: """
      Opens the editor on FILE, at LINE when there is one, and ends when the file is closed, so that
      it can be used as EDITOR. A file that is not there is made when it is saved.

      Example: EDITOR="waymark edit" git commit
      """)

  @Argument(help: "FILE[:LINE[:COLUMN]].") var file: String
  @OptionGroup var configuration: ConfigurationOptions

  func run() throws {
    let path = URL(fileURLWithPath: file).path
    let status = OpenCommand.open(
      path: EditCommand.project(of: path), configuration: try configuration.checkedSource(),
      editing: path)
    if status != ExitStatus.fine { throw ExitCode(status) }
  }

  /// The folder of the project that a file belongs to: the nearest one with a repository, or its own.
  private static func project(of path: String) -> String {
    let own = (path as NSString).deletingLastPathComponent
    var folder = own
    while folder != "/", !folder.isEmpty {
      if FileManager.default.fileExists(atPath: folder + "/.git") { return folder }
      folder = (folder as NSString).deletingLastPathComponent
    }
    return own
  }
}
