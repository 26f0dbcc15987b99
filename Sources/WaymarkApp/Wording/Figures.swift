/// Numbers as people read them, without the cost of a locale.
enum Figures {
  /// A whole number with a comma between thousands: `12,345`.
  static func count(_ number: Int) -> String {
    let digits = String(number.magnitude)
    var text = ""
    for (index, digit) in digits.enumerated() {
      if index > 0, (digits.count - index) % 3 == 0 { text.append(",") }
      text.append(digit)
    }
    return number < 0 ? "-" + text : text
  }

  /// A share as whole percent; 100 only for all of it, 0 only for nothing.
  static func percent(_ fraction: Double) -> String { "\(wholePercent(fraction)) %" }

  static func wholePercent(_ fraction: Double) -> Int {
    guard fraction.isFinite, fraction > 0 else { return 0 }
    guard fraction < 1 else { return 100 }
    return min(99, max(1, Int((fraction * 100).rounded())))
  }

  /// One digit behind the point: `3.2`.
  static func decimal(_ number: Double) -> String {
    guard number.isFinite else { return "0.0" }
    let tenths = Int((number.magnitude * 10).rounded())
    return "\(number < 0 ? "-" : "")\(tenths / 10).\(tenths % 10)"
  }

  /// Two digits behind the point, for scores from 0 to 1: `0.87`.
  static func score(_ number: Double) -> String {
    let hundredths = Int((min(1, max(0, number)) * 100).rounded())
    return "\(hundredths / 100).\(hundredths % 100 < 10 ? "0" : "")\(hundredths % 100)"
  }

  /// A number with its noun: `1 gap`, `4 gaps`.
  static func counted(_ number: Int, _ noun: String, plural: String? = nil) -> String {
    "\(count(number)) \(number == 1 ? noun : plural ?? noun + "s")"
  }
}
