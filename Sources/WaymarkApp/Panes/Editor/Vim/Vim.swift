internal import WaymarkCore
internal import WaymarkTerminal

/// The state of modal editing: the mode, and what was typed of a command so far.
struct Vim: Sendable {
  enum Mode: Sendable {
    case normal, insert, replace, visual, visualLine, visualBlock

    var title: String {
      switch self {
      case .normal: ""
      case .insert: "INSERT"
      case .replace: "REPLACE"
      case .visual: "VISUAL"
      case .visualLine: "VISUAL LINE"
      case .visualBlock: "VISUAL BLOCK"
      }
    }

    var isVisual: Bool { self == .visual || self == .visualLine || self == .visualBlock }
    var isInserting: Bool { self == .insert || self == .replace }
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
  var registers = VimRegisters()
  var marks: [Character: Int] = [:]
  var lastCharacterSearch: CharacterSearch?
  /// Where visual mode began, and where its cursor is.
  var anchor = 0
  var head = 0
  /// Whether a block goes to the ends of its lines.
  var reachesLineEnds = false
  /// What was selected last, for `gv`.
  var lastVisual: (mode: Mode, anchor: Int, head: Int)?
  /// The steps of the change that is being typed, and of the last one.
  var steps: [VimStep] = []
  var lastChange: [VimStep] = []
  var isRepeating = false
  /// Whether the command that is under way has changed the text.
  var changed = false
  /// The register that steps are recorded into, and the macros.
  var recording: (register: Character, steps: [VimStep])?
  var macros: [Character: [VimStep]] = [:]
  var lastMacro: Character?
  /// Whether a macro is being played.
  var isPlaying = false
  /// What is typed in insert mode, to be repeated at its end.
  var insertion: VimInsertion?
  /// What was looked for last.
  var search = VimSearch()
  /// Whether its matches stay marked, by the option `hlsearch`, and whether that is put off.
  var marksMatches = false
  var isMarkingOff = false
  /// The last replacement, for `&`.
  var lastSubstitution: ExCommand.Substitution?
  /// Matches that a person is asked about one by one.
  var confirmation: VimConfirmation?
  /// The line that was changed last, as it was before, for `U`.
  var changedLine: VimLine?

  /// What was typed of a command, for the title.
  var pending: String {
    if confirmation != nil { return "replace? y n a l q" }
    let prefix = prefix.map { $0 == VimInsertion.registerPrefix ? "^R" : String($0) }
    return [
      recording.map { "recording \($0.register) " }, register.map { "\"\($0)" }, operatorCount,
      operation?.keys, count, prefix,
    ].compactMap { $0 }.joined()
  }

  /// Whether no command is under way.
  var isResting: Bool {
    mode == .normal && count.isEmpty && operatorCount.isEmpty && operation == nil && prefix == nil
      && register == nil && confirmation == nil
  }

  /// Whether the steps can be the change that `.` makes again: undoing and the command line cannot.
  var isRepeatable: Bool {
    let rest = steps.drop { step in
      guard case .key(let key) = step, case .character(let character) = key.code else {
        return false
      }
      return character.isNumber
    }
    let isUndoing = rest.count == 1 && rest.first.map(Vim.undoing.contains) ?? false
    let usesLine = rest.contains { step in
      if case .ex = step { true } else { false }
    }
    return !rest.isEmpty && !isUndoing && !usesLine
  }

  private static let undoing: Set<VimStep> = [
    .key(Key(.character("u"))), .key(Key(.character("U"))), .key(Key(.character("."))),
  ]

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

/// Something that a person did, to be done again by a macro or by `.`.
enum VimStep: Sendable, Hashable {
  case key(Key)
  /// A command of the command line.
  case ex(String)
  /// A pattern that was looked for.
  case search(String, isForward: Bool)
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

  /// Text in the case that is asked for.
  func changed(_ text: String) -> String {
    switch self {
    case .lower: text.lowercased()
    case .upper: text.uppercased()
    default:
      String(
        text.flatMap { $0.isUppercase ? Array($0.lowercased()) : Array($0.uppercased()) })
    }
  }
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

/// A line as it was.
struct VimLine: Sendable {
  var number: Int
  var content: [UInt8]
}
