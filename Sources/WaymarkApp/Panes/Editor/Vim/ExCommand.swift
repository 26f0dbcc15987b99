/// A command of vim's command line: lines, a name and what follows it.
struct ExCommand: Sendable, Hashable {
  var lines: ExLines?
  var action: Action

  enum Action: Sendable, Hashable {
    case write(path: String?, isForced: Bool)
    case saveAs(path: String)
    case writeAll
    case quit(isForced: Bool)
    case writeAndQuit
    case quitAll(isForced: Bool)
    case writeAndQuitAll
    case edit(path: String?, isForced: Bool)
    /// Goes to the last of the lines.
    case go
    case substitute(Substitution)
    case substituteAgain
    case delete(Character?), yank(Character?), put(Character?), join
    case move(ExAddress), copy(ExAddress)
    case shift(Int)
    case global(pattern: String, command: String, isInverse: Bool)
    case normal(String)
    case read(path: String), readOutput(String)
    case shell(String)
    case sort(isReversed: Bool)
    case nextBuffer, previousBuffer, buffers
    case options([Option])
    case noHighlight
    case undo, redo
    case help(String)
  }

  /// Something that `:set` turns on or off; nil turns it around.
  enum Option: Sendable, Hashable {
    case wrap(Bool?), numbers(Bool?), ignoreCase(Bool?), markMatches(Bool?)
    /// What is so here in any case, such as that a match is shown while it is typed.
    case fixed
  }

  /// A replacement in some lines.
  struct Substitution: Sendable, Hashable {
    var pattern: String
    var replacement: String
    var isGlobal = false
    var ignoresCase: Bool?
    /// Whether a person is asked about every match.
    var asks = false
  }

  /// Reads a command; nil when it is none that is known.
  init?(_ text: String) {
    var rest = text.drop { $0 == ":" || $0 == " " }
    lines = ExLines(&rest)
    rest = rest.drop { $0 == " " }
    guard let action = ExCommand.action(rest, hasLines: lines != nil) else { return nil }
    self.action = action
  }

  private static func action(_ text: Substring, hasLines: Bool) -> Action? {
    if text.isEmpty { return hasLines ? .go : nil }
    if text.first == "!" { return .shell(String(text.dropFirst())) }
    if text.first == ">" || text.first == "<" {
      let count = text.prefix { $0 == text.first }.count
      return .shift(text.first == ">" ? count : -count)
    }
    if text == "&" || text == "&&" { return .substituteAgain }
    if let substitution = substitution(text) { return .substitute(substitution) }
    let name = text.prefix { $0.isLetter }
    var rest = text.dropFirst(name.count)
    let isForced = rest.first == "!"
    if isForced { rest = rest.dropFirst() }
    let argument = String(rest.drop { $0 == " " })
    return fileAction(String(name), argument, isForced)
      ?? textAction(String(name), argument, isForced)
      ?? viewAction(String(name), argument)
  }

  private static func fileAction(
    _ name: String, _ argument: String, _ isForced: Bool
  ) -> Action? {
    let path = argument.isEmpty ? nil : argument
    switch name {
    case "w", "write": return .write(path: path, isForced: isForced)
    case "sav", "saveas": return path.map { .saveAs(path: $0) }
    case "wa", "wall": return .writeAll
    case "q", "quit", "bd", "bdelete", "close", "clo": return .quit(isForced: isForced)
    case "wq", "x", "xit": return .writeAndQuit
    case "qa", "qall", "quitall": return .quitAll(isForced: isForced)
    case "wqa", "wqall", "xa", "xall": return .writeAndQuitAll
    case "e", "edit": return .edit(path: path, isForced: isForced)
    case "r", "read":
      if argument.hasPrefix("!") { return .readOutput(String(argument.dropFirst())) }
      return isForced ? .readOutput(argument) : path.map { .read(path: $0) }
    case "bn", "bnext", "n", "next": return .nextBuffer
    case "bp", "bprevious", "bN", "prev", "previous": return .previousBuffer
    case "ls", "buffers", "b": return .buffers
    default: return nil
    }
  }

  private static func textAction(
    _ name: String, _ argument: String, _ isForced: Bool
  ) -> Action? {
    let register = argument.first
    switch name {
    case "d", "delete": return .delete(register)
    case "y", "yank": return .yank(register)
    case "pu", "put": return .put(register)
    case "j", "join": return .join
    case "s", "substitute": return argument.isEmpty ? .substituteAgain : nil
    case "m", "move": return address(argument).map(Action.move)
    case "t", "co", "copy": return address(argument).map(Action.copy)
    case "norm", "normal": return .normal(argument)
    case "sort", "sor": return .sort(isReversed: isForced)
    case "u", "undo": return .undo
    case "red", "redo": return .redo
    case "g", "global", "v", "vglobal":
      guard let sign = argument.first else { return nil }
      let parts = parts(of: argument.dropFirst(), sign, most: 2)
      guard parts.count == 2, !parts[0].isEmpty else { return nil }
      return .global(
        pattern: parts[0], command: parts[1], isInverse: isForced || name.hasPrefix("v"))
    default: return nil
    }
  }

  private static func viewAction(_ name: String, _ argument: String) -> Action? {
    switch name {
    case "noh", "nohlsearch": return .noHighlight
    case "h", "help": return .help(argument)
    case "set", "se": return options(argument).map(Action.options)
    default: return nil
    }
  }

  private static func address(_ text: String) -> ExAddress? {
    var rest = text[...]
    return ExAddress(&rest)
  }

  private static func options(_ text: String) -> [Option]? {
    let all = text.split(separator: " ").map { single(String($0)) }
    return all.isEmpty || all.contains(nil) ? nil : all.compactMap { $0 }
  }

  private static func single(_ name: String) -> Option? {
    var name = name[...]
    var value: Bool? = true
    if name.hasSuffix("!") {
      (name, value) = (name.dropLast(), nil)
    } else if name.hasPrefix("no") {
      (name, value) = (name.dropFirst(2), false)
    } else if name.hasPrefix("inv") {
      (name, value) = (name.dropFirst(3), nil)
    }
    switch name {
    case "wrap": return .wrap(value)
    case "number", "nu": return .numbers(value)
    case "ignorecase", "ic": return .ignoreCase(value)
    case "hlsearch", "hls": return .markMatches(value)
    case "incsearch", "is", "compatible", "cp", "autoindent", "ai", "ruler", "ru", "showcmd", "sc":
      return .fixed
    default: return nil
    }
  }

  /// Reads `s/PATTERN/REPLACEMENT/FLAGS`, with any sign instead of the slash.
  private static func substitution(_ text: Substring) -> Substitution? {
    let name = text.prefix { $0.isLetter }
    guard ["s", "substitute"].contains(name), let sign = text.dropFirst(name.count).first,
      !sign.isLetter, !sign.isNumber, !" \"|&!".contains(sign)
    else { return nil }
    let parts = parts(of: text.dropFirst(name.count + 1), sign, most: 3)
    guard !parts[0].isEmpty else { return nil }
    let flags = parts.count > 2 ? parts[2] : ""
    return Substitution(
      pattern: parts[0], replacement: parts.count > 1 ? parts[1] : "",
      isGlobal: flags.contains("g"),
      ignoresCase: flags.contains("i") ? true : flags.contains("I") ? false : nil,
      asks: flags.contains("c"))
  }

  /// The parts between signs, those behind a backslash left out; the last one takes the rest.
  private static func parts(of text: Substring, _ sign: Character, most: Int) -> [String] {
    var parts = [""]
    var isEscaped = false
    for character in text {
      if isEscaped {
        parts[parts.count - 1] += character == sign ? String(character) : "\\\(character)"
        isEscaped = false
      } else if character == "\\" {
        isEscaped = true
      } else if character == sign, parts.count < most {
        parts.append("")
      } else {
        parts[parts.count - 1].append(character)
      }
    }
    if isEscaped { parts[parts.count - 1] += "\\" }
    return parts
  }
}

/// The lines that a command is for.
struct ExLines: Sendable, Hashable {
  var first: ExAddress
  var last: ExAddress

  init(_ first: ExAddress, _ last: ExAddress) { (self.first, self.last) = (first, last) }

  /// Reads `FIRST,LAST`, one of them, or `%` from the front of a command; nil when there is none.
  init?(_ text: inout Substring) {
    if text.first == "%" {
      text = text.dropFirst()
      self.init(ExAddress(.number(1)), ExAddress(.last))
      return
    }
    let start = ExAddress(&text)
    guard text.first == "," || text.first == ";" else {
      guard let start else { return nil }
      self.init(start, start)
      return
    }
    text = text.dropFirst()
    self.init(start ?? ExAddress(.current), ExAddress(&text) ?? ExAddress(.current))
  }
}

/// A line, by its number, a mark or what is in it.
struct ExAddress: Sendable, Hashable {
  enum Base: Sendable, Hashable {
    case current, last
    case number(Int)
    case mark(Character)
    case match(String, isForward: Bool)
  }

  var base: Base
  var offset = 0

  init(_ base: Base) { self.base = base }

  /// Reads an address from the front of a text; nil when there is none.
  init?(_ text: inout Substring) {
    text = text.drop { $0 == " " }
    base = .current
    switch text.first {
    case "."?: text = text.dropFirst()
    case "$"?:
      base = .last
      text = text.dropFirst()
    case "'"?:
      guard let mark = text.dropFirst().first else { return nil }
      base = .mark(mark)
      text = text.dropFirst(2)
    case let sign? where sign == "/" || sign == "?":
      let pattern = text.dropFirst().prefix { $0 != sign }
      base = .match(String(pattern), isForward: sign == "/")
      text = text.dropFirst(1 + pattern.count).drop { $0 == sign }
    case let digit? where digit.isASCII && digit.isNumber:
      let digits = text.prefix { $0.isASCII && $0.isNumber }
      base = .number(Int(digits.prefix(12)) ?? 0)
      text = text.dropFirst(digits.count)
    case "+"?, "-"?: break
    default: return nil
    }
    while let sign = text.first, sign == "+" || sign == "-" {
      text = text.dropFirst()
      let digits = text.prefix { $0.isASCII && $0.isNumber }
      text = text.dropFirst(digits.count)
      let steps = digits.isEmpty ? 1 : Int(digits.prefix(12)) ?? 1
      offset += sign == "+" ? steps : -steps
    }
  }
}
