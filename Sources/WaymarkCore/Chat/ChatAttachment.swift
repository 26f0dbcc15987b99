/// Something of the project that goes with a message, as it was when the message was sent.
package struct ChatAttachment: Sendable, Hashable, Codable {
  package enum Kind: String, Sendable, Codable, CaseIterable {
    case file
    case directory
    case selection
    case diff
    case commit
    case plan
    case objective
    case analysis
    case map
    /// A picture; its content is base 64.
    case image
  }

  package var kind: Kind
  /// About what a picture counts for, in bytes of text; models differ.
  private static let imageBytes = 3000

  /// What the person named, such as `Sources/main.swift:1-20`; shown with it.
  package var reference: String
  package var content: String

  package init(_ kind: Kind, reference: String, content: String) {
    self.kind = kind
    self.reference = reference
    self.content = content
  }

  /// The text that the model gets; the same for the same attachment, so that the server can use
  /// what it has cached.
  package var rendered: String {
    switch kind {
    case .image: ""
    case .file, .selection: "File `\(reference)`:\n\(fenced(language))"
    case .directory: "Directory `\(reference)`:\n\(fenced(""))"
    case .diff: "Changes (\(reference)):\n\(fenced("diff"))"
    case .commit: "Commit \(reference):\n\(fenced("diff"))"
    case .map: "Map of the repository, most connected parts first:\n\(fenced(""))"
    case .plan: "Plan `\(reference)`:\n\n\(content)"
    case .objective: "Objective \(reference) of the plan:\n\n\(content)"
    case .analysis: "Last analysis of plan against code:\n\n\(content)"
    }
  }

  /// What it counts for where tokens are estimated, in bytes of text.
  package var estimatedBytes: Int {
    kind == .image ? ChatAttachment.imageBytes : rendered.utf8.count
  }

  /// The part of the context meter it counts for.
  package var part: ContextPart {
    switch kind {
    case .plan, .objective, .analysis: .plan
    case .map: .map
    case .file, .directory, .selection, .diff, .commit, .image: .files
    }
  }

  private var language: String {
    let name = reference.prefix { $0 != ":" }
    guard let dot = name.lastIndex(of: "."), !name[dot...].contains("/") else { return "" }
    return String(name[name.index(after: dot)...])
  }

  /// The content in a fence that is longer than any in it.
  private func fenced(_ info: String) -> String {
    var longest = 2
    var run = 0
    for byte in content.utf8 {
      run = byte == 0x60 ? run + 1 : 0
      longest = max(longest, run)
    }
    let fence = String(repeating: "`", count: longest + 1)
    let end = content.hasSuffix("\n") || content.isEmpty ? "" : "\n"
    return "\(fence)\(info)\n\(content)\(end)\(fence)"
  }
}
