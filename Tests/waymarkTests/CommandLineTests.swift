import Foundation
import Testing
import WaymarkTestSupport

/// Runs the built program as a person would.
@Suite struct CommandLineTests {
  private let home: TemporaryFolder

  init() throws { home = try TemporaryFolder() }

  private func run(_ arguments: String..., in folder: String = "/") throws -> Command.Outcome {
    try Command.run(
      TestProgram.waymark, arguments, in: folder,
      environment: ["WAYMARK_HOME": home.path, "NO_COLOR": "1"])
  }

  private func repository() throws -> TemporaryRepository {
    try TemporaryRepository()
      .write(
        "MASTER_PLAN.md",
        """
        # Plan

        ## Phase 1: Parser

        - [x] Parse invoices (`InvoiceParser`)
        - [ ] Send reminders by carrier pigeon

        """
      )
      .write(
        "src/invoice_parser.py",
        """
        class InvoiceParser:
            \"\"\"Parses invoices.\"\"\"

            def parse(self, text):
                return text

        """
      )
      .commit("First")
  }

  @Test func `help and version go to standard output`() throws {
    let version = try run("--version")
    #expect(version.status == 0)
    #expect(version.output == "0.1.0\n")
    #expect(try run("analyze", "--help").output.contains("Example:"))
  }

  @Test func `a wrong flag is wrong usage`() throws {
    let outcome = try run("analyze", "--nonsense")
    #expect(outcome.status == 2)
    #expect(outcome.output.isEmpty)
    #expect(outcome.errors.contains("--nonsense"))
  }

  @Test func `an analysis links a named class and misses what is not there`() throws {
    let repository = try repository()
    let outcome = try run("analyze", repository.path, "--yes", "--format", "json")
    #expect(outcome.status == 0, "\(outcome.errors)")
    let json = try #require(
      JSONSerialization.jsonObject(with: Data(outcome.output.utf8)) as? [String: Any])
    #expect(json["version"] as? Int == 1)
    let objectives = try #require(json["objectives"] as? [[String: Any]])
    let tasks = try #require(objectives.first?["tasks"] as? [[String: Any]])
    let first = try #require((tasks[0]["evidence"] as? [[String: Any]])?.first)
    #expect(first["path"] as? String == "src/invoice_parser.py")
    #expect(first["symbol"] as? String == "InvoiceParser")
    #expect(tasks[1]["completion"] as? Double == 0)
  }

  @Test func `a second analysis parses nothing anew and has a trend`() throws {
    let repository = try repository()
    _ = try run("analyze", repository.path, "--yes")
    let outcome = try run("analyze", repository.path, "--format", "json")
    let json = try #require(
      JSONSerialization.jsonObject(with: Data(outcome.output.utf8)) as? [String: Any])
    let analysis = try #require(json["analysis"] as? [String: Any])
    #expect(analysis["files_parsed"] as? Int == 0)
    #expect(analysis["files_reused"] as? Int == 1)
    #expect((json["trend"] as? [String: Any])?["gaps_delta"] as? Int == 0)
    #expect(try run("history", repository.path).output.split(separator: "\n").count == 3)
  }

  @Test func `an unregistered project is not registered without a yes`() throws {
    let repository = try repository()
    let outcome = try run("analyze", repository.path)
    #expect(outcome.status == 2)
    #expect(outcome.errors.contains("--yes"))
  }

  @Test func `a gate decides the exit code and says why`() throws {
    let repository = try repository()
    let outcome = try run("analyze", repository.path, "--yes", "--fail-under", "100")
    #expect(outcome.status == 1)
    #expect(outcome.errors.contains("below the 100"))
  }

  @Test(arguments: ["text", "markdown", "sarif", "junit"])
  func `every format prints something`(format: String) throws {
    let repository = try repository()
    let outcome = try run("analyze", repository.path, "--yes", "--format", format)
    #expect(outcome.status == 0)
    #expect(outcome.output.contains("Parser"))
    #expect(!outcome.output.contains("\u{1B}"))
  }

  @Test func `a path that is not there and a folder without a plan are said`() throws {
    let missing = try run("analyze", "/nowhere/at/all", "--yes")
    #expect(missing.status == 2)
    #expect(missing.errors.contains("There is nothing at /nowhere/at/all"))
    let empty = try TemporaryFolder()
    let noPlan = try run("analyze", empty.path, "--yes")
    #expect(noPlan.status == 2)
    #expect(noPlan.errors.contains("MASTER_PLAN.md"))
  }

  @Test func `an empty plan is an error of the plan`() throws {
    let folder = try TemporaryFolder().write("PLAN.md", "\n\n")
    let outcome = try run("plan", folder.path)
    #expect(outcome.status == 1)
    #expect(outcome.output.contains("empty-plan"))
  }

  @Test func `a damaged database is the environment's fault and stays`() throws {
    try home.write("data/waymark.db", String(repeating: "garbage ", count: 500))
    let outcome = try run("projects", "list")
    #expect(outcome.status == 3)
    #expect(outcome.errors.contains("--move-database-aside"))
    #expect(try home.read("data/waymark.db").hasPrefix("garbage"))
    #expect(try run("doctor", "--move-database-aside").status == 0)
    #expect(try run("projects", "list").status == 0)
  }

  @Test func `trace prints links as CSV`() throws {
    let folder = try TemporaryFolder()
      .write("requirements/R1.txt", "Parse invoices\nThe parser reads an invoice.")
      .write("requirements/R2.txt", "Fly to the moon\nRockets need fuel and an orbit.")
      .write("code/InvoiceParser.java", "class InvoiceParser { void parseInvoice(String t) {} }")
      .write("code/Rocket.java", "class Rocket { void orbit(Moon moon, Fuel fuel) {} }")
    let outcome = try run(
      "trace", "--requirements", folder.path + "/requirements", "--code", folder.path + "/code")
    #expect(outcome.status == 0, "\(outcome.errors)")
    let lines = outcome.output.split(separator: "\n")
    #expect(lines.first == "requirement,file,score")
    #expect(lines.contains { $0.hasPrefix("R1,InvoiceParser.java,") })
    #expect(lines.contains { $0.hasPrefix("R2,Rocket.java,") })
    #expect(lines.count == 3)
  }

  @Test func `the man page names every command`() throws {
    let page = try run("manual").output
    for name in ["analyze", "plan", "trace", "projects", "history", "doctor"] {
      #expect(page.contains("waymark \(name)"))
    }
  }
}
