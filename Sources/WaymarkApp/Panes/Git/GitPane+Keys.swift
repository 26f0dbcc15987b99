internal import WaymarkCore
internal import WaymarkTerminal

extension GitPane {
  mutating func perform(_ action: GitKeysAction) -> [Effect] {
    switch action {
    case .generate: return askForNewKey()
    case .importKey: return askForKeyFile()
    case .remove:
      guard let key = keys.selected?.item else { return [] }
      let answer: GitQuestion.Answer = { pane in
        pane.change("Remove") { git in
          try await git.removeKey(key)
          return "Removed \(key.name)."
        }
      }
      question = GitQuestion(
        "Remove the key \(key.name)?",
        ["Its private half is deleted and cannot be had back.", key.fingerprint],
        answers: [("Remove", answer)])
      return []
    }
  }

  private mutating func askForNewKey() -> [Effect] {
    prompt = GitPrompt(
      "New key", help: "A name for this project's list: letters, digits, - and _.", text: "deploy",
      take: { name, pane in
        pane.prompt = GitPrompt(
          "Passphrase of \(name.trimmed)", help: "Asked for whenever it is used; empty for none.",
          isSecret: true,
          take: { phrase, pane in
            let secret = phrase.isEmpty ? nil : Secret(phrase)
            return pane.change("New key") { git in
              let key = try await git.generateKey(name.trimmed, passphrase: secret)
              return "Made \(key.name); y copies its public half."
            }
          })
        return []
      })
    return []
  }

  private mutating func askForKeyFile() -> [Effect] {
    prompt = GitPrompt(
      "Import a private key", help: "Its file, without .pub. It is copied, and not shown again.",
      text: "~/.ssh/id_ed25519",
      take: { file, pane in
        guard !file.trimmed.isEmpty else { return [] }
        return pane.change("Import") { git in
          let key = try await git.importKey(fromFile: file.trimmed)
          return "Imported \(key.name), \(key.fingerprint)."
        }
      })
    return []
  }

  /// Changes something that is kept beside the repository.
  private mutating func change(
    _ words: String,
    _ action: @escaping @Sendable (ProjectRepository) async throws -> String
  ) -> [Effect] {
    let number = begin(words)
    return [
      .run(
        Work(GitWork.actionID(number)) { services, send in
          do {
            guard let git = services.git else { return }
            send(GitMessage.done(number, try await action(git)))
          } catch is CancellationError {
            send(GitMessage.cancelled(number))
          } catch {
            send(GitMessage.actionFailed(number, Failure(error)))
          }
        })
    ]
  }
}

extension GitWork {
  static let readKeys = Effect.run(
    Work(Work.ID(.git, "list")) { services, send in
      guard let git = services.git else { return }
      do {
        send(GitMessage.list(.keys(try await git.keys())))
      } catch is CancellationError {
      } catch {
        send(GitMessage.list(.keys([])))
        send(GitMessage.readingFailed(Failure(error)))
      }
    })
}

/// A key of the list.
struct KeyItem: GitListItem {
  let item: SSHKey

  static let title = "SSH keys of the project"
  static let emptyText =
    "This project has no keys of its own; ssh uses yours. n makes one, i imports one; then only "
    + "they are offered."
  static let columns = [
    Table.Column("name", width: 8...24, importance: 8),
    Table.Column("kind", width: 12, importance: 4),
    Table.Column("fingerprint", width: 20...50, importance: 5),
    Table.Column("comment", width: 8...40, importance: 2),
  ]

  var key: String { item.name }

  var subject: DiffSubject? {
    .text(
      item.name,
      [
        DiffPreface("The public half, for the server's list of keys; y copies it:", .faint),
        DiffPreface(item.publicKey), DiffPreface(""),
        DiffPreface("\(item.type), \(item.bits) bits"), DiffPreface(item.fingerprint),
      ])
  }

  func cells(_ look: Look) -> [(text: String, style: Style)] {
    [
      (item.name, look[.branch]), ("\(item.type) \(item.bits)", look[.faint]),
      (item.fingerprint, look[.text]), (item.comment, look[.faint]),
    ]
  }
}
