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
    naming = DeclarationNaming(roles: roles, source: source)
  }

  /// Visits every node once, without recursion: trees can be very deep.
  mutating func walk(_ root: TSNode) {
    var cursor = ts_tree_cursor_new(root)
    defer { ts_tree_cursor_delete(&cursor) }
    while true {
      let node = ts_tree_cursor_current_node(&cursor)
      let descends = visit(node)
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
      if let place = open.last(where: { !$0.isType })?.symbol {
        symbols[place].complexity += 1
      }
    case .importing:
      importRanges.append(start..<node.end)
      imports.append(naming.importTarget(node))
      return false
    case .attribute: noteAttribute(node)
    case .function, .method: addFunction(node, role)
    case .type, .extensionType: addType(node, role)
    case .constant: addConstant(node)
    }
    return true
  }

  private mutating func addFunction(_ node: TSNode, _ role: NodeRole) {
    if roles.declarators.contains(node.symbol), !naming.declaresFunction(node) { return }
    guard let name = naming.name(of: node), !name.text.isEmpty else { return }
    let container = ([name.container] + [containerName]).filter { !$0.isEmpty }
    let isMethod = role == .method || name.container != "" || open.last?.isType == true
    let isTest =
      language.testPrefixes.contains { name.text.hasPrefix($0) }
      || (testAttributeEnd >= 0 && isGap(testAttributeEnd, node.start))
    let documentation = documentation(of: node)
    add(
      Symbol(
        kind: isTest ? .test : isMethod ? .method : .function, name: name.text,
        container: container.first ?? "", line: node.line, endLine: max(node.line, node.endLine),
        parameters: naming.parameters(of: node), doc: documentation.text, complexity: 1,
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
        kind: .type, name: name.text, container: containerName, line: node.line,
        endLine: max(node.line, node.endLine), doc: documentation.text,
        markers: documentation.markers),
      node, isType: true, nameStart: name.start)
  }

  private mutating func addConstant(_ node: TSNode) {
    guard let name = naming.name(of: node), !name.text.isEmpty else { return }
    let documentation = documentation(of: node)
    symbols.append(
      Symbol(
        kind: .constant, name: name.text, container: containerName, line: node.line,
        endLine: max(node.line, node.endLine), doc: documentation.text,
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
