/// A program to run: what, where, and with which surroundings.
///
/// Arguments are bytes, since a file name need not be text, and are passed as they are: no shell is
/// involved.
package struct ToolCall: Sendable {
  /// A path, or a name that is looked up on the search path.
  package var name: String
  package var arguments: [[UInt8]]
  /// The working folder.
  package var folder: String
  /// Changes to the inherited environment; nil removes a variable.
  package var environment: [String: String?]
  /// What the program reads on standard input; empty is the end of input at once.
  package var input: [UInt8]

  package init(
    _ name: String, _ arguments: [[UInt8]], in folder: String,
    environment: [String: String?] = [:], input: [UInt8] = []
  ) {
    self.name = name
    self.arguments = arguments
    self.folder = folder
    self.environment = environment
    self.input = input
  }

  package init(
    _ name: String, _ arguments: [String], in folder: String,
    environment: [String: String?] = [:], input: [UInt8] = []
  ) {
    self.init(
      name, arguments.map { Array($0.utf8) }, in: folder, environment: environment, input: input)
  }
}
