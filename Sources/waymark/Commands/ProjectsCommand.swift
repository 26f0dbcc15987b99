import ArgumentParser
import Foundation
import WaymarkCore

/// The registry of projects.
struct ProjectsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "projects",
    abstract: "List, add, show, change and remove projects.",
    discussion: "Example: waymark projects add . --name Waymark",
    subcommands: [
      ProjectsList.self, ProjectsAdd.self, ProjectsShow.self, ProjectsUpdate.self,
      ProjectsRemove.self,
    ],
    defaultSubcommand: ProjectsList.self)
}

/// How a command that prints data prints it.
enum DataFormat: String, ExpressibleByArgument, CaseIterable {
  case text
  case json
}

struct ProjectsList: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "list", abstract: "List the registered projects.",
    discussion: "Example: waymark projects list --format json")

  @Option(help: "How to print: text or json.") var format = DataFormat.text
  @Flag(help: "List the removed projects instead.") var removed = false

  func run() throws {
    let store = ProjectStore(try Composition.live().openDatabase())
    let projects = try store.list(removed ? .removed : .active)
    switch format {
    case .json: Console.write(try ProjectText.json(projects), to: .output)
    case .text where projects.isEmpty:
      Console.note("No projects yet; `waymark projects add PATH --name NAME` adds one.")
    case .text: Console.write(ProjectText.table(projects), to: .output)
    }
  }
}

struct ProjectsAdd: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "add", abstract: "Add a directory as a project.",
    discussion: "Example: waymark projects add ~/work/engine --name Engine")

  @Argument(help: "The project's root directory.") var path: String
  @Option(help: "What to call it, at most 255 characters.") var name: String
  @Option(help: "A sentence about it.") var description = ""
  @Option(name: .customLong("repository-url"), help: "Where its repository lives.")
  var repositoryURL: String?

  func run() throws {
    let store = ProjectStore(try Composition.live().openDatabase())
    let project = try store.add(
      name: name, summary: description, path: path, repositoryURL: repositoryURL)
    Console.write(
      "Added “\(Sanitiser.clean(project.name))” at \(Sanitiser.clean(project.path)).\n", to: .output
    )
  }
}

struct ProjectsShow: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "show", abstract: "Show one project.",
    discussion: "Example: waymark projects show Engine")

  @Argument(help: "Its id, path or name.") var project: String
  @Option(help: "How to print: text or json.") var format = DataFormat.text

  func run() throws {
    let found = try ProjectStore(try Composition.live().openDatabase()).find(named: project)
    switch format {
    case .json: Console.write(try ProjectText.json(found), to: .output)
    case .text: Console.write(ProjectText.details(found), to: .output)
    }
  }
}

struct ProjectsUpdate: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "update", abstract: "Change a project's particulars.",
    discussion: "Example: waymark projects update Engine --name “Engine 2”")

  @Argument(help: "Its id, path or name.") var project: String
  @Option(help: "A new name.") var name: String?
  @Option(help: "A new description.") var description: String?
  @Option(help: "A new root directory.") var path: String?
  @Option(
    name: .customLong("repository-url"), help: "A new repository address; empty removes it.")
  var repositoryURL: String?

  func run() throws {
    let store = ProjectStore(try Composition.live().openDatabase())
    let changed = try store.update(
      try store.find(named: project), name: name, summary: description, path: path,
      repositoryURL: repositoryURL)
    Console.write(ProjectText.details(changed), to: .output)
  }
}

struct ProjectsRemove: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "remove",
    abstract: "Take a project off the list; its files and history stay.",
    discussion: "Adding the path again brings it back. Example: waymark projects remove Engine")

  @Argument(help: "Its id, path or name.") var project: String

  func run() throws {
    let store = ProjectStore(try Composition.live().openDatabase())
    let found = try store.find(named: project)
    try store.remove(found)
    Console.write(
      "Removed “\(Sanitiser.clean(found.name))” from the list; nothing on disk was touched.\n",
      to: .output)
  }
}
