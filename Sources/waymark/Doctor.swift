import Foundation
import WaymarkApp
import WaymarkCore

/// The checks of `waymark doctor`.
struct Doctor: Sendable {
  /// What one check found.
  struct Check: Sendable, Encodable {
    enum State: String, Encodable {
      case fine
      /// Something is missing that Waymark can do without.
      case missing
      case broken
    }

    let name: String
    let state: State
    let detail: String
    let advice: String?

    init(_ name: String, _ state: State, _ detail: String, advice: String? = nil) {
      self.name = name
      self.state = state
      self.detail = detail
      self.advice = advice
    }
  }

  /// What the environment says of the terminal.
  struct Terminal: Sendable {
    let name: String
    let colors: String
    let locale: String

    static var current: Terminal {
      let environment = ProcessInfo.processInfo.environment
      let locale = ["LC_ALL", "LC_CTYPE", "LANG"].lazy.compactMap { environment[$0] }
        .first { !$0.isEmpty }
      return Terminal(
        name: environment["TERM"] ?? "", colors: environment["COLORTERM"] ?? "",
        locale: locale ?? "")
    }
  }

  let configuration: ConfigurationSource
  let directories: Directories
  let grammars: GrammarLibrary
  let terminal: Terminal

  func checks() async -> [Check] {
    [await git(), database(), terminalCheck(), locale()] + configurationChecks() + grammarChecks()
  }

  private func git() async -> Check {
    do {
      let outcome = try await ToolRunner().run(ToolCall("git", ["--version"], in: "/"))
      let text = String(decoding: outcome.output, as: UTF8.self)
      let shown = text.trimmingCharacters(in: .whitespacesAndNewlines)
      guard let version = GitVersion(output: text) else { return Check("git", .fine, shown) }
      let missing = GitFeature.allCases.filter { version < $0.since }
      guard !missing.isEmpty else { return Check("git", .fine, shown) }
      return Check(
        "git", missing.contains(.everything) ? .broken : .fine, shown,
        advice: missing.map { "\($0.title) needs \($0.since)" }.joined(separator: "; ") + ".")
    } catch {
      return Check(
        "git", .missing, "not found",
        advice: "Install git; without it, ignored files are analysed too.")
    }
  }

  private func database() -> Check {
    let path = directories.database
    guard FileManager.default.fileExists(atPath: path) else {
      return Check("database", .fine, "none yet; it will be made at \(path)")
    }
    do {
      let projects = try ProjectStore(try Database(path: path)).list()
      return Check("database", .fine, "\(path), \(projects.count) projects")
    } catch let error as WaymarkError {
      return Check("database", .broken, error.message, advice: error.hint)
    } catch {
      return Check("database", .broken, "\(path) cannot be opened")
    }
  }

  private func terminalCheck() -> Check {
    guard !terminal.name.isEmpty, terminal.name != "dumb" else {
      return Check(
        "terminal", .missing, "TERM is “\(terminal.name)”",
        advice: "Set TERM to what your terminal is, such as xterm-256color.")
    }
    let colors = terminal.colors.isEmpty ? "" : ", \(terminal.colors)"
    return Check("terminal", .fine, terminal.name + colors)
  }

  private func locale() -> Check {
    let isUTF8 = terminal.locale.uppercased().replacing("-", with: "").contains("UTF8")
    return isUTF8
      ? Check("locale", .fine, terminal.locale)
      : Check(
        "locale", .missing, terminal.locale.isEmpty ? "not set" : terminal.locale,
        advice: "Set LANG to a UTF-8 locale; C.UTF-8 is used until then.")
  }

  /// Where settings, themes and keymaps come from, and each mistake in those that are used.
  private func configurationChecks() -> [Check] {
    let loaded = configuration.load()
    let used = [
      "settings \(exists(configuration.settingsPath) ?? "none")",
      "theme \(place(.themes, loaded.settings.theme))",
      "keymap \(place(.keymaps, loaded.settings.keymap))",
    ]
    let folders = configuration.library.locator.folders.map { folder in
      folder.path + (exists(folder.path) == nil ? " (not there)" : "")
    }
    return [
      Check(
        "configuration", loaded.warnings.isEmpty ? .fine : .missing,
        used.joined(separator: ", "),
        advice: loaded.warnings.isEmpty ? nil : "Correct these; everything else counts."),
      Check("looked in", .fine, folders.joined(separator: ", ")),
    ] + loaded.warnings.map { Check("mistake", .missing, $0.description) }
  }

  private func place(_ kind: ConfigurationLibrary.Kind, _ name: String) -> String {
    let path = configuration.library.resource(kind, named: name)?.path
    return "\(name) (\(path ?? "built in"))"
  }

  private func exists(_ path: String?) -> String? {
    path.flatMap { FileManager.default.fileExists(atPath: $0) ? $0 : nil }
  }

  private func grammarChecks() -> [Check] {
    let (found, missing) = (grammars.available, grammars.missing)
    var checks = [
      Check(
        "grammars", found.isEmpty ? .missing : .fine,
        found.isEmpty ? "none" : found.joined(separator: ", "),
        advice: found.isEmpty ? "Run `make setup`, or set WAYMARK_GRAMMARS." : nil)
    ]
    if !missing.isEmpty, !found.isEmpty {
      checks.append(
        Check(
          "without grammar", .missing, missing.joined(separator: ", "),
          advice: "These languages get words and line counts only."))
    }
    return checks
  }

  static func text(_ checks: [Check]) -> String {
    checks.map { check in
      let mark =
        switch check.state {
        case .fine: "ok     "
        case .missing: "missing"
        case .broken: "BROKEN "
        }
      let advice = check.advice.map { "\n         \(Sanitiser.clean($0))" } ?? ""
      return "\(mark)  \(check.name): \(Sanitiser.clean(check.detail))\(advice)\n"
    }.joined()
  }

  static func json(_ checks: [Check]) throws -> String { try JSONText.encodePlain(checks) }
}
