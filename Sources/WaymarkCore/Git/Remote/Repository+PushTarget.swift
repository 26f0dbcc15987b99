extension Repository {
  /// How the current branch is pushed: to its upstream, or as a new branch to the remote that the
  /// configuration or the number of remotes names.
  ///
  /// - Parameter upstream: From the status.
  /// - Returns: The options.
  /// - Throws: `gitNoUpstream` when there is no remote, or none of several is named.
  package func pushOptions(upstream: WorkTreeStatus.Upstream?) async throws -> PushOptions {
    let remotes = try await remotes().map(\.name)
    if let upstream, !upstream.isGone,
      let remote = remotes.filter({ upstream.name.hasPrefix($0 + "/") }).max(by: {
        $0.count < $1.count
      }), let branch = try await headState().branch
    {
      var options = PushOptions(remote)
      options.references = ["\(branch):refs/heads/\(upstream.name.dropFirst(remote.count + 1))"]
      return options
    }
    let named = try await git.textIfAny(.read("config", "--get", "remote.pushDefault"))
    let target = named ?? (remotes.contains("origin") || remotes.isEmpty ? "origin" : nil)
    guard let remote = target ?? (remotes.count == 1 ? remotes[0] : nil), remotes.contains(remote)
    else {
      throw WaymarkError(
        .gitNoUpstream,
        remotes.isEmpty
          ? "The repository has no remote." : "It is not known which remote to push to.",
        hint: remotes.isEmpty ? "Add one first." : "Set the branch's upstream first.")
    }
    var options = PushOptions(remote)
    options.setsUpstream = true
    return options
  }
}
