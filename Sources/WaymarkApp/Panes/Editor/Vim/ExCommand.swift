/// A command of vim's command line.
enum ExCommand: Sendable, Hashable {
  case write(path: String?)
  case writeAll
  case quit(isForced: Bool)
  case writeAndQuit
  case quitAll(isForced: Bool)
  case writeAndQuitAll
  case edit(path: String?, isForced: Bool)
  case line(Int)
  case lastLine
  case substitute(Substitution)
  case nextBuffer, previousBuffer, buffers
  case wrap(Bool?)
  case numbers(Bool?)
  case noHighlight
  case undo, redo
  case sort

  /// A replacement in some lines.
  struct Substitution: Sendable, Hashable {
    enum Lines: Sendable, Hashable {
      case current, all, selection
      case numbers(Int, Int)
    }

    var lines: Lines
    var pattern: String
    var replacement: String
    var isGlobal: Bool
    var ignoresCase: Bool
  }

  /// Reads a command; nil when it is none that is known.
  init?(_ text: String) {
    let text = text.drop { $0 == ":" || $0 == " " }
    if let substitution = ExCommand.substitution(text) {
      self = .substitute(substitution)
      return
    }
    if let number = Int(text) {
      self = .line(number)
      return
    }
    let name = text.prefix { $0.isLetter }
    var rest = text.dropFirst(name.count)
    let isForced = rest.first == "!"
    if isForced { rest = rest.dropFirst() }
    let argument = rest.drop { $0 == " " }
    let path = argument.isEmpty ? nil : String(argument)
    switch name {
    case "w", "write": self = .write(path: path)
    case "wa", "wall": self = .writeAll
    case "q", "quit", "bd", "bdelete", "close": self = .quit(isForced: isForced)
    case "wq", "x", "xit": self = .writeAndQuit
    case "qa", "qall", "quitall": self = .quitAll(isForced: isForced)
    case "wqa", "wqall", "xa", "xall": self = .writeAndQuitAll
    case "e", "edit": self = .edit(path: path, isForced: isForced)
    case "bn", "bnext", "n", "next": self = .nextBuffer
    case "bp", "bprevious", "bN", "prev": self = .previousBuffer
    case "ls", "buffers", "b": self = .buffers
    case "noh", "nohlsearch": self = .noHighlight
    case "u", "undo": self = .undo
    case "red", "redo": self = .redo
    case "sort": self = .sort
    case "set", "se":
      guard let path, let option = ExCommand.option(path) else { return nil }
      self = option
    default:
      guard text == "$" else { return nil }
      self = .lastLine
    }
  }

  private static func option(_ name: String) -> ExCommand? {
    switch name {
    case "wrap": .wrap(true)
    case "nowrap": .wrap(false)
    case "wrap!", "invwrap": .wrap(nil)
    case "number", "nu": .numbers(true)
    case "nonumber", "nonu": .numbers(false)
    case "number!", "nu!": .numbers(nil)
    default: nil
    }
  }

  /// Reads `RANGEs/PATTERN/REPLACEMENT/FLAGS`, with any sign instead of the slash.
  private static func substitution(_ text: Substring) -> Substitution? {
    var rest = text
    var lines = Substitution.Lines.current
    if rest.first == "%" {
      lines = .all
      rest = rest.dropFirst()
    } else if rest.hasPrefix("'<,'>") {
      lines = .selection
      rest = rest.dropFirst(5)
    } else {
      let range = rest.prefix { $0.isNumber || $0 == "," }
      let numbers = range.split(separator: ",").compactMap { Int($0) }
      if numbers.count == 2 { lines = .numbers(numbers[0], numbers[1]) }
      if range.isEmpty || numbers.count == 2 { rest = rest.dropFirst(range.count) }
    }
    guard rest.first == "s", let sign = rest.dropFirst().first, !sign.isLetter, !sign.isNumber,
      sign != " "
    else { return nil }
    var parts = [""]
    var isEscaped = false
    for character in rest.dropFirst(2) {
      if isEscaped {
        parts[parts.count - 1] += character == sign ? String(character) : "\\\(character)"
        isEscaped = false
      } else if character == "\\" {
        isEscaped = true
      } else if character == sign {
        parts.append("")
      } else {
        parts[parts.count - 1].append(character)
      }
    }
    guard !parts[0].isEmpty else { return nil }
    let flags = parts.count > 2 ? parts[2] : ""
    return Substitution(
      lines: lines, pattern: parts[0], replacement: parts.count > 1 ? parts[1] : "",
      isGlobal: flags.contains("g"), ignoresCase: flags.contains("i"))
  }
}
