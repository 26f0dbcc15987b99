/// The variables and settings that git gets for each kind of command.
enum GitEnvironment {
  /// What would make git look at another repository than the one named, or print what no parser
  /// expects: a Waymark started from a hook or an alias inherits these.
  private static let removed = [
    "GIT_ALTERNATE_OBJECT_DIRECTORIES", "GIT_COMMON_DIR", "GIT_CURL_VERBOSE", "GIT_DIFF_OPTS",
    "GIT_DIR", "GIT_EXTERNAL_DIFF", "GIT_GLOB_PATHSPECS", "GIT_GRAFT_FILE",
    "GIT_ICASE_PATHSPECS", "GIT_INDEX_FILE", "GIT_LITERAL_PATHSPECS", "GIT_NOGLOB_PATHSPECS",
    "GIT_OBJECT_DIRECTORY", "GIT_PREFIX", "GIT_TRACE", "GIT_TRACE_CURL", "GIT_TRACE_PACKET",
    "GIT_WORK_TREE", "LANGUAGE",
  ]

  static func variables(for purpose: GitCommand.Purpose) -> [String: String?] {
    var variables = [String: String?](uniqueKeysWithValues: removed.map { ($0, String?.none) })
    // Failures are told apart by git's words, so they have to be in one language.
    variables["LC_ALL"] = "C.UTF-8"
    // There is no terminal to edit or ask on; an editor that does nothing accepts the text.
    variables["GIT_EDITOR"] = ":"
    variables["GIT_SEQUENCE_EDITOR"] = ":"
    variables["GIT_MERGE_AUTOEDIT"] = "no"
    variables["GIT_TERMINAL_PROMPT"] = "0"
    if purpose == .read { variables["GIT_OPTIONAL_LOCKS"] = "0" }
    // Without these git or ssh would start a graphical prompt of the desktop; a command that may
    // ask gets Waymark's own instead.
    variables["GIT_ASKPASS"] = "false"
    variables["SSH_ASKPASS_REQUIRE"] = "never"
    variables["GCM_INTERACTIVE"] = "never"
    return variables
  }

  /// Settings ahead of the command's name.
  ///
  /// A repository's own configuration may name programs to run; reading must not start them.
  static func configuration(for purpose: GitCommand.Purpose) -> [String] {
    purpose == .read
      ? [
        "-c", "core.fsmonitor=false", "-c", "core.hooksPath=/dev/null", "-c",
        "log.showSignature=false",
      ] : []
  }
}
