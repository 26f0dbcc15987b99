/// How a commit is made.
package struct CommitOptions: Sendable, Hashable {
  /// What a commit is meant to become part of in a later rebase.
  package enum Target: Sendable, Hashable {
    /// Its changes go into that commit, whose message stays.
    case fixup(String)
    /// Its changes and its message go into that commit.
    case squash(String)
  }

  /// Replaces the last commit.
  package var amends = false
  /// Replaces only the message of the last commit; what is staged stays staged.
  package var rewordsOnly = false
  package var target: Target?
  package var signsOff = false
  /// nil does what the configuration says.
  package var signs: Bool?
  /// Runs no `pre-commit` and no `commit-msg` hook.
  package var skipsHooks = false
  package var allowsEmpty = false
  package var author: Person?
  /// Makes the author and the time of an amended commit those of now.
  package var resetsAuthor = false

  package init() {}

  var arguments: [String] {
    var arguments: [String] = []
    if amends || rewordsOnly { arguments.append("--amend") }
    if rewordsOnly { arguments += ["--only", "--allow-empty"] }
    switch target {
    case .fixup(let commit): arguments.append("--fixup=\(commit)")
    case .squash(let commit): arguments.append("--squash=\(commit)")
    case nil: break
    }
    if signsOff { arguments.append("--signoff") }
    if let signs { arguments.append(signs ? "--gpg-sign" : "--no-gpg-sign") }
    if skipsHooks { arguments.append("--no-verify") }
    if allowsEmpty { arguments.append("--allow-empty") }
    if let author { arguments.append("--author=\(author.text)") }
    if resetsAuthor { arguments.append("--reset-author") }
    return arguments
  }
}
