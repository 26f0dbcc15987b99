extension SourceSummary {
  /// Sums up files.
  ///
  /// - Parameter files: Every source file.
  package init(_ files: [SourceFile]) {
    self.init()
    var complexity = 0
    var documentable = 0
    var withDocumentation = 0
    for file in files {
      self.files += 1
      lines += file.lines
      findings += file.findings
      var language = languages[file.language] ?? LanguageTotals()
      language.files += 1
      language.lines += file.lines
      language.symbols += file.symbols.count
      language.isParsed = file.isParsed || (language.files > 1 && language.isParsed)
      languages[file.language] = language
      symbols += file.symbols.count
      for symbol in file.symbols {
        if symbol.kind == .test || (file.isTest && symbol.complexity > 0) { tests += 1 }
        if symbol.kind != .test, symbol.kind != .constant, !file.isTest {
          documentable += 1
          if !symbol.doc.isEmpty { withDocumentation += 1 }
        }
        guard symbol.complexity > 0 else { continue }
        functions += 1
        complexity += symbol.complexity
        highestComplexity = max(highestComplexity, symbol.complexity)
        let length = symbol.endLine - symbol.line + 1
        if length > longestFunction?.lines ?? 0 {
          longestFunction = LongestFunction(
            name: symbol.qualifiedName, path: file.path, line: symbol.line, lines: length)
        }
      }
    }
    meanComplexity = functions == 0 ? 0 : Double(complexity) / Double(functions)
    documented = documentable == 0 ? 0 : Double(withDocumentation) / Double(documentable)
    importEdges = ImportGraph(files).edgeCount
  }
}

/// Which file imports which, as far as import targets name files of the project.
package struct ImportGraph: Sendable {
  /// For each file the files it imports, by index.
  package let targets: [[Int]]

  package init(_ files: [SourceFile]) {
    var stems: [String: [Int]] = [:]
    for (index, file) in files.enumerated() {
      stems[TestPaths.stem(file.path), default: []].append(index)
    }
    targets = files.enumerated().map { index, file in
      var found: Set<Int> = []
      for target in file.imports {
        let parts = target.utf8.split { #"/.:\"#.utf8.contains($0) }.suffix(2)
          .map { String(Substring($0)) }
        guard let last = parts.last else { continue }
        let isHeader = ["h", "hpp", "js", "ts", "mjs"].contains(last) && parts.count > 1
        // The last part may be a name inside the module: `crate::knot::Bowline`.
        let names = isHeader ? [parts[parts.count - 2]] : [last] + parts.dropLast().suffix(1)
        // A name that many files share cannot be resolved without the build system.
        let others = names.lazy.compactMap { stems[$0] }.first { $0.count <= 3 } ?? []
        found.formUnion(others.filter { $0 != index })
      }
      return found.sorted()
    }
  }

  package var edgeCount: Int { targets.reduce(0) { $0 + $1.count } }
}
