extension Repository {
  /// The files and folders that git ignores, relative to the root, as raw bytes.
  ///
  /// - Returns: Folders end in a slash and stand for what is in them; nil outside a repository or
  ///   when there is no git.
  package func ignored() async throws -> [[UInt8]]? {
    do {
      let outcome = try await git.run(
        .read(
          "ls-files", "-z", "--others", "--ignored", "--exclude-standard", "--directory"))
      return outcome.output.split(separator: 0).map(Array.init)
    } catch is WaymarkError {
      return nil
    }
  }
}
