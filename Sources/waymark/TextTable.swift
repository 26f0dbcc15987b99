import WaymarkCore

/// Columns of text, each as wide as its widest cell.
enum TextTable {
  /// Lays out rows; the last column is not filled up.
  static func text(_ rows: [[String]]) -> String {
    let rows = rows.map { $0.map(Sanitiser.clean) }
    let columns = rows.map(\.count).max() ?? 0
    let widths = (0..<columns).map { column in
      rows.map { column < $0.count ? $0[column].count : 0 }.max() ?? 0
    }
    return rows.map { row in
      var line = ""
      for (column, cell) in row.enumerated() {
        line += cell
        if column + 1 < row.count {
          line += String(repeating: " ", count: widths[column] - cell.count + 2)
        }
      }
      while line.last == " " { line.removeLast() }
      return line + "\n"
    }.joined()
  }
}

/// Numbers as people read them.
enum Figure {
  /// Bytes in units of thousands, such as `4.7 GB`.
  static func bytes(_ count: Int64) -> String {
    var value = Double(count)
    var unit = "B"
    for next in ["kB", "MB", "GB", "TB"] where abs(value) >= 1000 {
      value /= 1000
      unit = next
    }
    return unit == "B" || value >= 100
      ? "\(Int(value.rounded())) \(unit)" : "\(tenths(value)) \(unit)"
  }

  /// Tokens, such as `12.4k`.
  static func tokens(_ count: Int) -> String {
    count < 10_000 ? "\(count)" : "\(tenths(Double(count) / 1000))k"
  }

  static func tenths(_ value: Double) -> String {
    let tenths = Int((value * 10).rounded())
    return "\(tenths / 10).\(abs(tenths % 10))"
  }
}
