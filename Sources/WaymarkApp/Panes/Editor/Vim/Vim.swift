internal import WaymarkCore
internal import WaymarkTerminal

/// The state of modal editing: the mode, and what was typed of a command so far.
struct Vim: Sendable {
  enum Mode: Sendable {
    case normal, insert, replace, visual, visualLine

    var title: String {
      switch self {
      case .normal: ""
      case .insert: "INSERT"
      case .replace: "REPLACE"
      case .visual: "VISUAL"
      case .visualLine: "VISUAL LINE"
      }
    }
  }

  /// Text with whether it is whole lines.
  struct Content: Sendable {
    var text: String
    var isLines: Bool
  }

  /// A character that is looked for in the line.
  struct CharacterSearch: Sendable {
    var isForward: Bool
    /// Whether the cursor stops before it.
    var isTill: Bool
    var target: Character
  }

  var mode = Mode.normal
  /// The number before a command or motion; the two are multiplied.
  var count = ""
  var operatorCount = ""
  var operation: VimOperator?
  var register: Character?
  /// A key that another one has to follow, such as `g`, `f` or `"`.
  var prefix: Character?
  var registers: [Character: Content] = [:]
  var marks: [Character: Int] = [:]
  var lastSearch: CharacterSearch?
  /// Where visual mode began, and where its cursor is.
  var anchor = 0
  var head = 0
  /// The keys of the change that is being typed, and of the last one.
  var keys: [Key] = []
  var lastChange: [Key] = []
  var isRepeating = false
  /// Whether the command that is under way has changed the text.
  var changed = false
  /// The register that keys are recorded into, and the macros.
  var recording: (register: Character, keys: [Key])?
  var macros: [Character: [Key]] = [:]
  var lastMacro: Character?
  /// Whether a macro is being played.
  var isPlaying = false

  /// What was typed of a command, for the title.
  var pending: String {
    [
      register.map { "\"\($0)" }, operatorCount, operation?.keys, count, prefix.map(String.init),
    ].compactMap { $0 }.joined()
  }

  /// The number to do something with; 1 where none was typed.
  var times: Int { times(orElse: 1) }

  func times(orElse number: Int) -> Int {
    guard !(count.isEmpty && operatorCount.isEmpty) else { return number }
    let product = (Int(count) ?? 1).multipliedReportingOverflow(by: Int(operatorCount) ?? 1)
    return product.overflow ? Vim.most : min(product.partialValue, Vim.most)
  }

  private static let most = 100_000

  /// Forgets what was typed of a command.
  mutating func reset() {
    (count, operatorCount, operation, register, prefix) = ("", "", nil, nil, nil)
  }
}

/// What is done to the text that a motion goes over.
enum VimOperator: Sendable, Hashable {
  case delete, change, yank, indent, outdent, lower, upper, swapCase

  var keys: String {
    switch self {
    case .delete: "d"
    case .change: "c"
    case .yank: "y"
    case .indent: ">"
    case .outdent: "<"
    case .lower: "gu"
    case .upper: "gU"
    case .swapCase: "g~"
    }
  }

  init?(_ key: Character) {
    switch key {
    case "d": self = .delete
    case "c": self = .change
    case "y": self = .yank
    case ">": self = .indent
    case "<": self = .outdent
    default: return nil
    }
  }

  init?(afterG key: Character) {
    switch key {
    case "u": self = .lower
    case "U": self = .upper
    case "~": self = .swapCase
    default: return nil
    }
  }

  /// The key that, pressed again, means the line.
  var double: Character { keys.last ?? "d" }
}

/// A stretch that an operator works on.
struct VimStretch: Sendable {
  var range: Range<Int>
  var isLines = false
}

/// Where a motion leads.
struct VimTarget: Sendable {
  var offset: Int
  var isLines = false
  /// Whether the character there belongs to what is gone over.
  var isInclusive = false
}
