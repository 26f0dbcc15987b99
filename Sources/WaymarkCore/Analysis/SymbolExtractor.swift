internal import CTreeSitter

/// One walk over a syntax tree: symbols, imports, comment ranges and complexity.
struct SymbolExtractor {
  private struct Open {
    let symbol: Int?
    let end: Int
    let name: String
    let isType: Bool
    let nameStart: Int
  }

  /// A comment, or a run of comments on lines that follow each other.
  private struct CommentRun {
    var start: Int
    var end: Int
    var endRow: UInt32
  }

  private let language: Language
  private let roles: NodeRoles
  private let bytes: UnsafeBufferPointer<UInt8>
  private let source: SourceText
  private let naming: DeclarationNaming
  private let parameters: ParameterNames
  private let importing: ImportTargets
  /// What a case without a condition of its own starts with.
  private let defaults: [[UInt8]]

  private(set) var symbols: [Symbol] = []
  private(set) var imports: [String] = []
  /// Byte ranges of comments and of import statements, in order.
  private(set) var comments: [Range<Int>] = []
  private(set) var importRanges: [Range<Int>] = []
  /// The first byte of each symbol, in the order of `symbols`.
  private(set) var ranges: [Range<Int>] = []
  private var open: [Open] = []
  private var run: CommentRun?
  private var testAttributeEnd = -1

  init(_ language: Language, _ roles: NodeRoles, _ bytes: UnsafeBufferPointer<UInt8>) {
    self.language = language
    self.roles = roles
    self.bytes = bytes
    source = SourceText(bytes: bytes)
    naming = DeclarationNaming(language: language, roles: roles, source: source)
    parameters = ParameterNames(naming: naming)
    importing = ImportTargets(language: language, roles: roles, source: source)
    defaults = language.defaults.map { Array($0.utf8) }
  }

  /// Visits every node once, without recursion: trees can be very deep.
  mutating func walk(_ root: TSNode) {
    var cursor = ts_tree_cursor_new(root)
    defer { ts_tree_cursor_delete(&cursor) }
    while true {
      let node = ts_tree_cursor_current_node(&cursor)
      let isOperand =
        language.hasAmbiguousOperators && roles[node.symbol] == .operation
        && ts_tree_cursor_current_field_id(&cursor) != roles.fields.operation
      let descends = isOperand || visit(node)
      if descends, ts_tree_cursor_goto_first_child(&cursor) { continue }
      while !ts_tree_cursor_goto_next_sibling(&cursor) {
        guard ts_tree_cursor_goto_parent(&cursor) else { return }
      }
    }
  }

  /// Takes up a node; false when nothing below it matters.
  private mutating func visit(_ node: TSNode) -> Bool {
    let role = roles[node.symbol]
    if role == .none { return true }
    let start = node.start
    while let top = open.last, top.end <= start { open.removeLast() }
    switch role {
    case .none: return true
    case .comment:
      addComment(node)
      return false
    case .string: return true
    case .decision:
      if !defaults.contains(where: { source.starts(start, with: $0) }) { addPath() }
    case .operation: addPath()
    case .importing:
      guard let targets = importing.of(node) else { return true }
      importRanges.append(start..<node.end)
      imports += targets
      return false
    case .call:
      guard let targets = importing.ofCall(node) else { return true }
      importRanges.append(start..<node.end)
      imports += targets
    case .attribute: noteAttribute(node)
    case .function, .method: addFunction(node, role)
    case .type, .extensionType: addType(node, role)
    case .constant: addConstant(node)
    }
    return true
  }

  private mutating func addPath() {
    if let place = open.last(where: { !$0.isType })?.symbol { symbols[place].complexity += 1 }
  }

  private mutating func addFunction(_ node: TSNode, _ role: NodeRole) {
    if roles.form(node) == .variable, !naming.declaresFunction(node) { return }
    let hasBody = naming.hasBody(node)
    guard hasBody || language.bodies != .required else { return }
    guard var name = naming.name(of: node), !name.text.isEmpty else { return }
    let macroTest = naming.macroTest(name, of: node)
    if let macroTest { name = macroTest }
    let container = ([name.container] + [containerName]).filter { !$0.isEmpty }
    let isMethod = role == .method || name.container != "" || open.last?.isType == true
    let isTest =
      macroTest != nil || language.testPrefixes.contains { name.text.hasPrefix($0) }
      || (testAttributeEnd >= 0 && isGap(testAttributeEnd, node.start))
    let documentation = documentation(of: node)
    add(
      Symbol(
        kind: isTest ? .test : isMethod ? .method : .function, name: name.text,
        container: container.first ?? "", line: name.line, endLine: max(name.line, node.endLine),
        parameters: macroTest == nil ? parameters.of(node) : [], doc: documentation.text,
        complexity: hasBody ? 1 : 0,
        markers: documentation.markers),
      node, isType: false, nameStart: name.start)
  }

  private mutating func addType(_ node: TSNode, _ role: NodeRole) {
    guard let name = naming.name(of: node), !name.text.isEmpty else { return }
    if role == .extensionType || naming.isExtension(node) {
      open.append(
        Open(symbol: nil, end: node.end, name: name.text, isType: true, nameStart: name.start))
      return
    }
    guard naming.isDefinition(node) else { return }
    let documentation = documentation(of: node)
    add(
      Symbol(
        kind: .type, name: name.text,
        container: [containerName, name.container].filter { !$0.isEmpty }.joined(separator: "."),
        line: naming.line(of: node, name), endLine: max(name.line, node.endLine),
        doc: documentation.text, markers: documentation.markers),
      node, isType: true, nameStart: name.start)
  }

  private mutating func addConstant(_ node: TSNode) {
    guard let name = naming.name(of: node), !name.text.isEmpty else { return }
    let documentation = documentation(of: node)
    symbols.append(
      Symbol(
        kind: .constant, name: name.text, container: containerName, line: name.line,
        endLine: max(name.line, node.endLine), doc: documentation.text,
        markers: documentation.markers))
    ranges.append(node.start..<node.end)
  }

  private mutating func add(_ symbol: Symbol, _ node: TSNode, isType: Bool, nameStart: Int) {
    open.append(
      Open(
        symbol: symbols.count, end: node.end, name: symbol.name, isType: isType,
        nameStart: nameStart))
    symbols.append(symbol)
    ranges.append(node.start..<node.end)
  }

  private var containerName: String {
    open.filter(\.isType).map(\.name).joined(separator: ".")
  }

  private mutating func addComment(_ node: TSNode) {
    comments.append(node.start..<node.end)
    let row = ts_node_start_point(node).row
    let endRow = ts_node_end_point(node).row
    if let last = run, row <= last.endRow + 1, isBlank(last.end, node.start) {
      run?.end = node.end
      run?.endRow = endRow
    } else {
      run = CommentRun(start: node.start, end: node.end, endRow: endRow)
    }
  }

  private mutating func noteAttribute(_ node: TSNode) {
    guard !language.testAttributes.isEmpty else { return }
    let text = source[node.start..<min(node.end, node.start + 200)]
    let words = text.split { !($0.isLetter || $0.isNumber || $0 == "_") }
    guard words.contains(where: { language.testAttributes.contains(String($0)) }) else { return }
    if let top = open.last, let place = top.symbol, !top.isType, node.start < top.nameStart {
      symbols[place].kind = .test
    } else {
      testAttributeEnd = node.end
    }
  }

  /// The comment right above a declaration, or the string it starts with, and its markers.
  private mutating func documentation(of node: TSNode) -> (text: String, markers: [String]) {
    var comment: Range<Int>?
    if let run, isGap(run.end, node.start) {
      comment = run.start..<min(run.end, run.start + 4000)
      self.run = nil
    }
    let markers = comment.map { Markers.keys(in: source, $0) } ?? []
    if language.documentation == .firstString, let string = naming.firstString(of: node) {
      comment = string
    }
    let text = comment.map { DocumentationText.clean(source, $0) } ?? ""
    return (text, markers)
  }

  private func isBlank(_ start: Int, _ end: Int) -> Bool {
    start <= end
      && bytes[start..<end].allSatisfy { $0 == 0x20 || $0 == 0x0A || $0 == 0x0D || $0 == 9 }
  }

  /// Whether nothing but attributes and modifiers lies between a comment and a declaration.
  private func isGap(_ start: Int, _ end: Int) -> Bool {
    guard start <= end, end - start < 400 else { return false }
    let lines = bytes[start..<end].split(separator: 0x0A, omittingEmptySubsequences: false)
    for (index, line) in lines.enumerated() {
      let trimmed = line.drop { $0 == 0x20 || $0 == 9 || $0 == 0x0D }
      if index > 0, index < lines.count - 1, trimmed.allSatisfy({ $0 == 0x0D }) { return false }
      guard let first = trimmed.first else { continue }
      let isAttribute =
        first == UInt8(ascii: "@") || first == UInt8(ascii: "#")
        || first == UInt8(ascii: "[")
      let isModifier = index == lines.count - 1 && !trimmed.contains { "=;{}".utf8.contains($0) }
      let isTemplate = trimmed.starts(with: "template".utf8)
      guard isAttribute || isModifier || isTemplate else { return false }
    }
    return true
  }
}
