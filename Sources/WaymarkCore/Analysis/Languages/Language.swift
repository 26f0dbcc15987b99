/// What the analysis has to know of a language: a strategy as data, over its grammar's node kinds.
struct Language: Sendable {
  /// How documentation is attached.
  enum Documentation: Sendable {
    /// A comment right above the declaration.
    case above
    /// A string as the first statement of the body.
    case firstString
  }

  /// Whether a node that is a function has a body.
  enum Bodies: Sendable {
    case always
    /// Without one it is only declared.
    case optional
    /// Without one it is taken back, as `= delete` does.
    case required
  }

  /// How an import statement says what it imports.
  enum Importing: Sendable {
    /// In the first of these fields that is there; without one it imports nothing.
    case field([String])
    /// At its end.
    case last
    /// As Python's lists of modules.
    case modules
    /// As Rust's trees of paths.
    case paths
  }

  /// The id, which is also the grammar's name.
  let id: String
  /// Endings without the dot, in lower case.
  let extensions: [String]
  var fileNames: [String] = []
  /// Programs of a `#!` line.
  var interpreters: [String] = []

  var functions: [String] = []
  /// Functions that count as methods wherever they stand.
  var methods: [String] = []
  var bodies = Bodies.always
  var types: [String] = []
  /// Types that add to another: their name is a container, and no symbol of their own.
  var extensionTypes: [String] = []
  var constants: [String] = []
  var imports: [String] = []
  var importing = Importing.last
  /// Calls that import, by the name of what is called.
  var importCalls: [String] = []
  var importNames: [String] = []
  /// Whether such a call takes a bare word.
  var importsWords = false
  var comments: [String] = ["comment"]
  var strings: [String] = ["string"]
  /// Nodes that add a path through a function.
  var decisions: [String] = []
  /// What such a node starts with when it takes what no other case took; it adds no path.
  var defaults: [String] = []
  /// Operators that add a path.
  var decisionOperators: [String] = ["&&", "||"]
  /// Whether the same marks stand for something else where they are no operator of an expression.
  var hasAmbiguousOperators = false
  /// Statement wrappers around a declaration, between it and its comment.
  var wrappers: [String] = []
  /// Nodes that hold attributes or annotations.
  var attributes: [String] = []

  /// Fields that hold a declaration's name, tried in order.
  var nameFields: [String] = ["name"]
  var documentation = Documentation.above
  /// Function names that start with one of these are tests.
  var testPrefixes: [String] = []
  /// Macros that define a test, with its suite and its name as arguments.
  var testMacros: [String] = []
  /// Attributes that make a test.
  var testAttributes: [String] = []
}
