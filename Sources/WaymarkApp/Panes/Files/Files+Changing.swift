internal import WaymarkCore

extension Files {
  mutating func make(_ name: String, isFolder: Bool) -> [Effect] {
    let folder = folder
    guard
      let path = try? ProjectPath(bytes: folder.bytes + (folder.isRoot ? [] : [0x2F]) + name.utf8),
      !path.isRoot
    else { return [.notify(Notice("“\(name)” cannot be the name of a file.", isError: true))] }
    guard !isFolder else {
      return [
        FilesWork.change("Made the folder \(path.shown).") { files, _, job in
          job.changes.append(try files.makeFolder(path))
        }
      ]
    }
    return [
      FilesWork.change("Made \(path.shown).", opening: path) { files, _, job in
        if let parent = path.parent, !parent.isRoot, try files.status(of: parent) == nil {
          job.changes.append(try files.makeFolder(parent))
        }
        job.changes.append(try files.makeFile(path))
      }
    ]
  }

  mutating func rename(_ name: String?) -> [Effect] {
    guard let path = row?.path else { return [] }
    guard let name else {
      return ask(
        "Rename \(path.shown)", text: String(decoding: path.name, as: UTF8.self),
        help: "The new name.", .rename)
    }
    guard let target = try? path.parent?.appending(Array(name.utf8)) else {
      return [.notify(Notice("“\(name)” cannot be the name of a file.", isError: true))]
    }
    return [
      FilesWork.change("Renamed \(path.shown) to \(target.shown).") { files, _, job in
        job.changes.append(try files.move(path, to: target))
      }
    ]
  }

  /// Asks for what a command needs, beginning with something that is likely.
  func ask(_ title: String, text: String, help: String, _ action: FilesAction) -> [Effect] {
    [
      .present(
        Presentation(
          action.rawValue,
          ArgumentPrompt(title, text: text, help: help, command: Command(action))))
    ]
  }

  /// What a command is about, in words.
  var subject: String {
    let paths = subjects
    return paths.count == 1 ? paths[0].shown : Figures.counted(paths.count, "file")
  }

  mutating func duplicate() -> [Effect] {
    guard let path = row?.path else { return [] }
    busy = FilesProgress(words: "Copying \(path.shown)")
    return [
      FilesWork.change("Copied \(path.shown).") { files, _, job in
        let target = try files.freePath(beside: path)
        job.changes.append(try files.copy(path, to: target, report: job.report("Copying")))
      }
    ]
  }

  mutating func transfer(_ argument: String?, isCopy: Bool) -> [Effect] {
    let paths = subjects
    guard let first = paths.first else { return [] }
    guard let argument else {
      return ask(
        "\(isCopy ? "Copy" : "Move") \(subject)",
        text: paths.count == 1 ? first.text : (first.parent ?? .root).text,
        help: "A new path, or a folder to put it in.", isCopy ? .copyTo : .moveTo)
    }
    guard let target = try? ProjectPath(argument) else {
      return [.notify(Notice("\(argument) is no path of this project.", isError: true))]
    }
    busy = FilesProgress(words: isCopy ? "Copying" : "Moving")
    return [
      FilesWork.change("\(isCopy ? "Copied" : "Moved") \(subject) to \(target.shown).") {
        files, _, job in
        let isFolder = try target.isRoot || files.status(of: target)?.kind == .folder
        guard isFolder || paths.count == 1 else {
          throw WaymarkError(
            .notADirectory, "\(target.shown) is no folder to put several files in.",
            hint: "Name a folder.", field: "path")
        }
        for (index, path) in paths.enumerated() {
          try Task.checkCancellation()
          job.share = Double(index) / Double(paths.count)
          let place = isFolder ? try target.appending(Array(path.name)) : target
          job.changes.append(
            isCopy
              ? try files.copy(path, to: place, report: job.report("Copying"))
              : try files.move(path, to: place))
        }
      }
    ]
  }

  mutating func delete() -> [Effect] {
    let paths = subjects
    guard !paths.isEmpty else { return [] }
    busy = FilesProgress(words: "Moving to the trash")
    return [
      FilesWork.change("Moved \(subject) to the trash; u brings it back.") { files, trash, job in
        for (index, path) in paths.enumerated() {
          try Task.checkCancellation()
          job.share = Double(index) / Double(paths.count)
          job.changes.append(try files.delete(path, to: trash))
        }
      }
    ]
  }

  mutating func deleteForever() -> [Effect] {
    let paths = subjects
    guard !paths.isEmpty else { return [] }
    busy = FilesProgress(words: "Deleting")
    return [
      FilesWork.change(
        "Deleted \(subject) for good.", refreshing: Set(paths.map { $0.parent ?? .root })
      ) { files, _, job in
        for path in paths { try files.deletePermanently(path, report: job.report("Deleting")) }
      }
    ]
  }

  mutating func undo() -> [Effect] {
    guard let changes = history.popLast() else { return [] }
    return [FilesWork.undo(changes)]
  }

  // MARK: - From and to elsewhere

  mutating func archive(_ argument: String?) -> [Effect] {
    guard let path = subjects.first else { return [] }
    guard let argument else {
      let name = String(decoding: path.name, as: UTF8.self)
      return ask(
        "Zip \(path.shown)", text: "\(name).zip", help: "The archive, from the project's root.",
        .archive)
    }
    busy = FilesProgress(words: "Zipping \(path.shown)")
    return [FilesWork.archive(path, to: argument)]
  }

  mutating func bringIn(_ argument: String) -> [Effect] {
    let source = AbsolutePath(FilesWork.absolute(argument))
    let folder = folder
    guard let target = try? folder.appending(Array(source.name)) else {
      return [.notify(Notice("“\(argument)” has no name to give the copy.", isError: true))]
    }
    busy = FilesProgress(words: "Importing \(source.shown)")
    return [
      FilesWork.change("Imported \(target.shown).") { files, _, job in
        job.changes.append(
          try files.importEntry(source, to: target, report: job.report("Importing")))
      }
    ]
  }

  mutating func takeOut(_ argument: String?) -> [Effect] {
    let paths = subjects
    guard !paths.isEmpty else { return [] }
    guard let argument else {
      return ask("Export \(subject)", text: "~/", help: "A folder outside of the project.", .export)
    }
    let folder = AbsolutePath(FilesWork.absolute(argument))
    busy = FilesProgress(words: "Exporting \(subject)")
    return [
      FilesWork.change("Exported \(subject) to \(folder.shown).") { files, _, job in
        for (index, path) in paths.enumerated() {
          job.share = Double(index) / Double(paths.count)
          try files.exportEntry(
            path, to: folder.appending(path.name), report: job.report("Exporting"))
        }
      }
    ]
  }

  /// Begins a chat with files attached; a path with blanks is written in quotes.
  func attach() -> [Effect] {
    let words = subjects.map(\.text).filter { !$0.contains { "\"\n\r".contains($0) } }.map { path in
      path.contains(where: \.isWhitespace) ? "@\"\(path)\"" : "@\(path)"
    }
    guard !words.isEmpty else {
      let reason = "A file whose path has quotes or line breaks cannot be attached."
      return [.notify(Notice(reason, isError: true))]
    }
    return [.discuss(Discussion(words.joined(separator: " ") + " "))]
  }
}
