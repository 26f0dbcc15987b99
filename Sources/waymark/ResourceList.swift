import ArgumentParser
import Foundation
import WaymarkApp
import WaymarkCore

/// Prints the themes or keymaps that there are.
enum ResourceList {
  private struct Fields: Encodable {
    let name: String
    let origin: String
    let path: String?
  }

  /// Prints names with where each comes from.
  static func print(
    _ kind: ConfigurationLibrary.Kind, of library: ConfigurationLibrary, as format: DataFormat
  ) throws {
    let all = library.names(of: kind).map { name in
      let resource = library.resource(kind, named: name)
      return Fields(
        name: name, origin: resource?.origin.rawValue ?? "built in", path: resource?.path)
    }
    switch format {
    case .json: Console.write(try JSONText.encodePlain(all), to: .output)
    case .text:
      let width = all.map(\.name.count).max() ?? 0
      for fields in all {
        let name = fields.name.padding(toLength: width + 2, withPad: " ", startingAt: 0)
        let place = Sanitiser.clean(fields.path ?? fields.origin)
        Console.write("\(name)\(place)\n", to: .output)
      }
    }
  }
}

/// Prints what is wrong with theme or keymap files.
enum ResourceCheck {
  /// What was found in one file.
  struct Outcome {
    var warnings: [ConfigurationWarning]
    /// Sentences about what is no mistake.
    var remarks: [String]
  }

  /// Checks files, or everything of a kind that there is.
  ///
  /// - Throws: The exit code 1 when there are mistakes.
  static func run(
    _ kind: ConfigurationLibrary.Kind, _ files: [String], in library: ConfigurationLibrary,
    check: (ConfigurationLibrary.Chain) -> Outcome
  ) throws {
    let paths =
      files.isEmpty
      ? library.names(of: kind).compactMap { library.resource(kind, named: $0)?.path } : files
    var told: Set<String> = []
    var count = 0
    for path in paths {
      let outcome = check(library.chain(kind, at: path))
      for warning in outcome.warnings where told.insert(warning.description).inserted {
        Console.write(Sanitiser.clean(warning.description) + "\n", to: .output)
        count += 1
      }
      for remark in outcome.remarks {
        Console.write("\(Sanitiser.clean(path)): \(remark)\n", to: .output)
      }
    }
    if count > 0 { throw ExitCode(ExitStatus.checkFailed) }
    let noun = paths.count == 1 ? "file" : "files"
    Console.note("\(paths.count) \(noun) checked; no mistakes.")
  }
}
