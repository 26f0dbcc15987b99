/// What the analysis has to know of a language: a strategy as data, over its grammar's node kinds.
struct Language: Sendable {
  /// How documentation is attached.
  enum Documentation: Sendable {
    /// A comment right above the declaration.
    case above
    /// A string as the first statement of the body.
    case firstString
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
  var types: [String] = []
  /// Types that add to another: their name is a container, and no symbol of their own.
  var extensionTypes: [String] = []
  var constants: [String] = []
  var imports: [String] = []
  var comments: [String] = ["comment"]
  var strings: [String] = ["string"]
  /// Nodes that add a path through a function.
  var decisions: [String] = []
  /// Operators inside `binaryNodes` that add a path.
  var decisionOperators: [String] = ["&&", "||"]
  /// Statement wrappers around a declaration, between it and its comment.
  var wrappers: [String] = []
  /// Nodes that hold attributes or annotations.
  var attributes: [String] = []

  /// Fields that hold a declaration's name, tried in order.
  var nameFields: [String] = ["name"]
  var parameterFields: [String] = ["parameters"]
  var documentation = Documentation.above
  /// Function names that start with one of these are tests.
  var testPrefixes: [String] = []
  /// Attributes that make a test.
  var testAttributes: [String] = []
}
