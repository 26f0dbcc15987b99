import ArgumentParser
import WaymarkCore

#if canImport(Glibc)
  import Glibc
#endif

/// Where the program starts.
@main
enum Entry {
  static func main() {
    exit(run(Array(CommandLine.arguments.dropFirst())))
  }

  private static func run(_ arguments: [String]) -> Int32 {
    do {
      var command = try WaymarkCommand.parseAsRoot(arguments)
      try command.run()
      return ExitStatus.fine
    } catch {
      return ExitStatus.report(error)
    }
  }
}
