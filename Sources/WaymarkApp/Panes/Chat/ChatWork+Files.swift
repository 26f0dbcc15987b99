internal import Foundation
internal import WaymarkCore

extension ChatWork {
  /// Writes a thread to a file of the project: all branches as JSON, else the shown one as Markdown.
  static func export(_ id: Int64, to name: String) -> Effect {
    work("export") { desk, send in
      let service = try desk.service()
      let thread = try service.threads.find(id)
      let text =
        name.hasSuffix(".json")
        ? try ThreadArchive(thread, service.messages.all(in: id)).json()
        : ThreadMarkdown.text(thread, branch: try service.messages.branch(endingAt: thread.head))
      let file = desk.file(name, in: try await desk.project())
      guard !FileManager.default.fileExists(atPath: file) else {
        throw WaymarkError(
          .invalidArgument, "\(name) is there already.", hint: "Name another file.")
      }
      try FileWriter.replace(file, with: Array(text.utf8))
      send(ChatAnswer.notice(Notice("Wrote \(name).")))
    }
  }

  /// Makes a thread of a file that an export wrote.
  static func importThread(_ name: String) -> Effect {
    work("import") { desk, send in
      let project = try await desk.project()
      guard let data = FileManager.default.contents(atPath: desk.file(name, in: project)) else {
        throw WaymarkError(.pathNotFound, "\(name) cannot be read.", hint: "Check the path.")
      }
      let service = try desk.service()
      let archive = try ThreadArchive(reading: String(decoding: data, as: UTF8.self))
      let thread = try service.threads.add(archive, projectID: project?.id)
      send(ChatAnswer.thread(try content(of: thread, service)))
    }
  }
}
