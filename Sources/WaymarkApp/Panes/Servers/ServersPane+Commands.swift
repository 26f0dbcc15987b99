internal import Foundation
internal import WaymarkCore
package import WaymarkTerminal

extension ServersPane {
  package mutating func perform(_ command: Command, in area: Size) -> [Effect] {
    if let action = command.action(of: SheetAction.self) {
      return take(sheet?.perform(action) ?? .stays)
    }
    if let action = command.action(of: ServersAction.self) { return perform(action) }
    if let action = command.action(of: ModelsAction.self) { return perform(action) }
    if let action = command.action(of: ListAction.self) { move(action, page: area.rows / 2) }
    return []
  }

  package mutating func type(_ key: Key, in area: Size) -> [Effect] {
    take(sheet?.type(key) ?? .stays)
  }

  package mutating func paste(_ text: String, in area: Size) -> [Effect] {
    take(sheet?.paste(text) ?? .stays)
  }

  private mutating func move(_ action: ListAction, page: Int) {
    var cursor = focus == .models ? modelCursor : serverCursor
    let count = focus == .models ? shown.installed.count : servers.count
    switch action {
    case .up: cursor.move(by: -1, of: count)
    case .down: cursor.move(by: 1, of: count)
    case .pageUp: cursor.move(by: -page, of: count)
    case .pageDown: cursor.move(by: page, of: count)
    case .first: cursor.select(0, of: count)
    case .last: cursor.select(count - 1, of: count)
    }
    if focus == .models {
      modelCursor = cursor
    } else {
      if cursor.selected != serverCursor.selected { modelCursor = ListCursor() }
      serverCursor = cursor
    }
  }

  private mutating func perform(_ action: ServersAction) -> [Effect] {
    switch action {
    case .add:
      purpose = .add
      sheet = ServerForm.sheet(for: nil)
      return []
    case .refresh: return [ServersWork.list]
    case .undo: return undoRemove()
    case .stopPull: return stopPull()
    case .resumePull: return resumePull()
    default: break
    }
    guard let server else { return [] }
    switch action {
    case .models: focus = focus == .models ? .servers : .models
    case .edit:
      purpose = .edit(server)
      sheet = ServerForm.sheet(for: server)
    case .remove:
      purpose = .remove(server)
      sheet = ServersPane.question(
        "Remove “\(server.name)”?", ["Threads keep its name, and undo brings it back."],
        yes: "Remove it")
    case .test:
      health[server.id] = nil
      return [ServersWork.test(server)]
    case .makeDefault:
      return [ServersWork.change("default") { _ = try $0.makeDefault(server) }]
    case .moveUp, .moveDown: return reorder(server, by: action == .moveUp ? -1 : 1)
    case .pull:
      purpose = .pull(server)
      sheet = Sheet(
        "Pull a model to \(server.name)", field: "Model", text: "",
        placeholder: "such as qwen2.5-coder:7b")
    default: break
    }
    return []
  }

  private mutating func reorder(_ server: Server, by step: Int) -> [Effect] {
    let place = serverCursor.selected + step
    guard servers.indices.contains(place) else { return [] }
    serverCursor.select(place, of: servers.count)
    return [ServersWork.change("move") { try $0.move(server, to: place) }]
  }

  private mutating func undoRemove() -> [Effect] {
    guard let server = removed else { return [] }
    removed = nil
    return [ServersWork.change("restore") { _ = try $0.restore(server) }]
  }

  private mutating func perform(_ action: ModelsAction) -> [Effect] {
    if action == .servers {
      focus = .servers
      return []
    }
    guard let server, let model = model?.name else { return [] }
    switch action {
    case .servers: break
    case .details: return [ServersWork.details(of: model, on: server)]
    case .delete:
      purpose = .delete(server, model)
      sheet = ServersPane.question(
        "Delete \(model)?",
        ["It goes from the disk of \(server.name). Only another pull brings it back."],
        yes: "Delete it")
    case .copy:
      purpose = .copy(server, model)
      sheet = Sheet("Copy \(model)", field: "New name", text: "", placeholder: "such as mine")
    case .create:
      purpose = .create(server, model)
      func text(_ placeholder: String) -> Form.Content {
        .text(TextField(), placeholder: placeholder)
      }
      sheet = Sheet(
        "Make a model from \(model)",
        .fill(
          Form([
            .init("Name", text("such as terse")), .init("System prompt", text("none")),
            .init("Parameters", text("such as temperature=0.2 num_ctx=16384")),
          ])))
    case .unload:
      return [
        ServersWork.ask(server, "unload", done: "\(model) is out of the memory.") {
          try await $0.unload(model)
        }
      ]
    }
    return []
  }

  private static func question(_ title: String, _ message: [String], yes: String) -> Sheet {
    Sheet(
      title, message: message,
      .pick(Picker([Picker.Item(title: "Leave it"), Picker.Item(title: yes)])))
  }

  // MARK: - Sheets

  mutating func close() {
    sheet = nil
    purpose = nil
  }

  private mutating func take(_ outcome: Sheet.Outcome) -> [Effect] {
    switch outcome {
    case .stays, .searches: return []
    case .cancelled:
      close()
      return []
    case .accepted: return accept()
    }
  }

  private mutating func accept() -> [Effect] {
    guard let sheet, let purpose else { return [] }
    let (isAgreed, values) = (sheet.selection == 1, sheet.values)
    let first = values.first?.trimmingCharacters(in: .whitespaces) ?? ""
    switch purpose {
    case .add: return store(values, instead: nil)
    case .edit(let server): return store(values, instead: server)
    case .remove(let server):
      close()
      return isAgreed ? [ServersWork.remove(server)] : []
    case .delete(let server, let model):
      close()
      guard isAgreed else { return [] }
      return [
        ServersWork.ask(server, "delete", done: "\(model) is deleted.") {
          try await $0.delete(model)
        }
      ]
    case .reading:
      close()
      return []
    case .pull, .copy, .create:
      guard !first.isEmpty else {
        self.sheet?.refuse(field: 0, "A name is needed.")
        return []
      }
    }
    switch purpose {
    case .pull(let server):
      close()
      return pull(first, to: server)
    case .copy(let server, let model):
      close()
      return [
        ServersWork.ask(server, "copy", done: "\(first) is a copy of \(model).") {
          try await $0.copy(model, to: first)
        }
      ]
    case .create(let server, let model): return create(values, from: model, on: server)
    default: return []
    }
  }

  private mutating func store(_ values: [String], instead server: Server?) -> [Effect] {
    switch ServerForm.read(values, instead: server) {
    case .failure(let mistake):
      sheet?.refuse(field: mistake.field, mistake.text)
      return []
    case .success(let form): return [ServersWork.store(form, instead: server)]
    }
  }

  private mutating func create(
    _ values: [String], from base: String, on server: Server
  ) -> [Effect] {
    guard values.count == 3 else { return [] }
    var parameters: [String: ParameterValue] = [:]
    for word in values[2].split(separator: " ") {
      let parts = word.split(separator: "=", maxSplits: 1)
      guard parts.count == 2 else {
        sheet?.refuse(field: 2, "Write each as NAME=VALUE.")
        return []
      }
      parameters[String(parts[0])] = ParameterValue(reading: String(parts[1]))
    }
    close()
    let recipe = ModelRecipe(
      name: values[0], base: base, system: values[1].isEmpty ? nil : values[1],
      parameters: parameters.isEmpty ? nil : parameters)
    return [
      ServersWork.ask(server, "create", done: "\(values[0]) is made.") { client in
        var stream = try await client.create(recipe)
        while try await stream.next() != nil {}
      }
    ]
  }

  // MARK: - Pulls

  private mutating func pull(_ model: String, to server: Server) -> [Effect] {
    pulls.append(ModelPull(number: nextPull, server: server, model: model))
    nextPull += 1
    return startPulls()
  }

  /// Starts what waits, one pull on each server at a time.
  mutating func startPulls() -> [Effect] {
    var busy = Set(pulls.filter { $0.state == .running }.map(\.server.id))
    var effects: [Effect] = []
    for index in pulls.indices where pulls[index].state == .waiting {
      guard busy.insert(pulls[index].server.id).inserted else { continue }
      pulls[index].state = .running
      effects.append(ServersWork.pull(pulls[index]))
    }
    return effects
  }

  private mutating func stopPull() -> [Effect] {
    guard
      let index = pulls.lastIndex(where: { $0.state == .waiting })
        ?? pulls.lastIndex(where: { $0.state == .running })
    else { return [] }
    if pulls[index].state == .waiting {
      pulls.remove(at: index)
      return []
    }
    return [.cancel(ServersWork.pull(pulls[index].number))]
  }

  private mutating func resumePull() -> [Effect] {
    guard let index = pulls.lastIndex(where: \.canResume) else { return [] }
    let stopped = pulls.remove(at: index)
    return pull(stopped.model, to: stopped.server)
  }
}
