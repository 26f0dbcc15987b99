/// A table with the meaning of its columns.
struct PlanTable {
  /// What one row says about a thing.
  struct Attributes {
    var status: DeclaredStatus?
    var priority: DeclaredPriority?
    var dependencies: InlineText?
    var dependents: InlineText?
  }

  let header: [InlineText]
  let rows: [(cells: [InlineText], line: Int)]
  private var nameColumn: Int?
  private var idColumn: Int?
  private var statusColumn: Int?
  private var priorityColumn: Int?
  private var dependencyColumn: Int?
  private var dependentColumn: Int?
  /// Whether the name column holds things to do by its heading.
  private var namesTasks = false

  init(_ table: MarkdownTable) {
    header = table.header
    rows = table.rows
    for (place, cell) in header.enumerated() {
      let phrase = Phrase.of(cell.plain)
      switch PlanLabel(phrase: phrase) {
      case .status: statusColumn = statusColumn ?? place
      case .priority: priorityColumn = priorityColumn ?? place
      case .dependencies: dependencyColumn = dependencyColumn ?? place
      case .dependents: dependentColumn = dependentColumn ?? place
      default: break
      }
      if PlanVocabulary.idColumns.contains(phrase) || phrase.isEmpty {
        idColumn = idColumn ?? place
      }
      if !namesTasks, PlanVocabulary.taskColumns.contains(phrase) {
        (nameColumn, namesTasks) = (place, true)
      } else if nameColumn == nil, PlanVocabulary.nameColumns.contains(phrase) {
        nameColumn = place
      }
    }
  }

  /// Whether the rows are tasks by the table's own columns.
  var isWork: Bool {
    namesTasks || statusColumn != nil || (nameColumn != nil && dependencyColumn != nil)
  }

  /// Whether the rows are tasks only where nothing else in a section is.
  var isWeakWork: Bool { statusColumn == nil && dependencyColumn == nil }

  /// Whether there is a column that says something about the thing that a row names.
  var saysSomething: Bool {
    statusColumn != nil || priorityColumn != nil || dependencyColumn != nil
  }

  /// Whether the one row has no name: then it tells about the section it stands in.
  var isAttributes: Bool { rows.count == 1 && nameColumn == nil && saysSomething }

  /// Whether a block is such a table, or one of keys and values.
  static func isAttributes(_ block: MarkdownBlock) -> Bool {
    guard case .table(let table) = block.content else { return false }
    let columns = PlanTable(table)
    return columns.isAttributes || !columns.keyValues.isEmpty
  }

  /// The rows of a table of two columns whose left ones are labels: `| **Status** | done |`.
  var keyValues: [(label: PlanLabel, value: InlineText)] {
    guard header.count == 2 else { return [] }
    let pairs = ([header] + rows.map(\.cells)).map { cells in
      (label: cells.first.flatMap { PlanLabel($0.plain.trimming(": ")) }, value: cells.last)
    }
    // All but the first row, which may be a heading of its own, have to be labels.
    guard pairs.dropFirst().allSatisfy({ $0.label != nil }) else { return [] }
    return pairs.compactMap { pair in
      switch pair.label {
      case .status?, .priority?, .dependencies?, .dependents?:
        if let label = pair.label, let value = pair.value { (label, value) } else { nil }
      default: nil
      }
    }
  }

  /// The cell that names what a row is about; nil for rows of totals and captions.
  func name(_ row: (cells: [InlineText], line: Int)) -> InlineText? {
    guard row.cells.count > 1 || header.count == 1 else { return nil }
    let place = nameColumn ?? firstFreeColumn
    guard place < row.cells.count else { return nil }
    let cell = row.cells[place]
    let phrase = Phrase.of(cell.plain)
    return phrase.isEmpty || ["total", "sum", "totals", "gesamt", "totale"].contains(phrase)
      ? nil : cell
  }

  /// The key of a row that only has a number under a heading such as “Phase”.
  func namedKey(_ row: (cells: [InlineText], line: Int)) -> String? {
    for (place, cell) in header.enumerated() where place < row.cells.count {
      let word = Phrase.of(cell.plain)
      let number = row.cells[place].plain.trimming(" *.")
      if PlanVocabulary.numbered.contains(word), PlanKey.isNumber(number[...]) {
        return "\(word)-\(number.lowercased())"
      }
    }
    return nil
  }

  /// The id that a row gives what it names.
  func key(_ row: (cells: [InlineText], line: Int)) -> String? {
    guard let idColumn, idColumn < row.cells.count else { return nil }
    let text = row.cells[idColumn].plain.trimming(" #.")
    return text.isEmpty || text.count > 16 || text.contains(" ") ? nil : text
  }

  /// What a row says about the thing it names.
  func attributes(_ row: (cells: [InlineText], line: Int)) -> Attributes {
    func cell(_ place: Int?) -> InlineText? {
      place.flatMap { $0 < row.cells.count ? row.cells[$0] : nil }
    }
    var found = Attributes()
    found.status = cell(statusColumn).flatMap { StatusWording.value($0.plain) }
    if found.status == nil, statusColumn == nil, let name = name(row) {
      found.status = StatusWording.item(name.plain).status
    }
    found.priority = cell(priorityColumn).flatMap { PriorityWording.value($0.plain) }
    found.dependencies = cell(dependencyColumn)
    found.dependents = cell(dependentColumn)
    return found
  }

  /// The first column that is no id and no attribute.
  private var firstFreeColumn: Int {
    let taken = [idColumn, statusColumn, priorityColumn, dependencyColumn, dependentColumn]
    return header.indices.first { !taken.contains($0) } ?? 0
  }
}
