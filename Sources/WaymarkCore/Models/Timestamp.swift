import Foundation

/// Times as model servers write them: RFC 3339 with up to nine fractional digits.
enum Timestamp {
  /// Reads a time; nil when it is none.
  static func date(_ text: String) -> Date? {
    let bytes = Array(text.utf8)
    guard bytes.count >= 20, let day = days(bytes), let clock = seconds(bytes) else { return nil }
    var index = 19
    var fraction = 0.0
    if bytes[index] == 0x2E {
      index += 1
      var scale = 0.1
      while index < bytes.count, 0x30...0x39 ~= bytes[index] {
        fraction += Double(bytes[index] - 0x30) * scale
        scale /= 10
        index += 1
      }
    }
    guard let offset = offset(bytes[index...]) else { return nil }
    return Date(timeIntervalSince1970: Double(day * 86_400 + clock - offset) + fraction)
  }

  /// A time as text, to the second and in UTC.
  static func text(_ date: Date) -> String {
    date.formatted(.iso8601)
  }

  /// Days since 1970 of the proleptic Gregorian calendar.
  private static func days(_ bytes: [UInt8]) -> Int? {
    guard let year = number(bytes[0..<4]), let month = number(bytes[5..<7]),
      let day = number(bytes[8..<10]), bytes[4] == 0x2D, bytes[7] == 0x2D,
      (1...12).contains(month), (1...31).contains(day)
    else { return nil }
    // Years that start in March put the leap day at their end.
    let shifted = month <= 2 ? year - 1 : year
    let dayOfYear = (153 * ((month + 9) % 12) + 2) / 5 + day - 1
    return shifted * 365 + shifted / 4 - shifted / 100 + shifted / 400 + dayOfYear - 719_468
  }

  private static func seconds(_ bytes: [UInt8]) -> Int? {
    guard let hour = number(bytes[11..<13]), let minute = number(bytes[14..<16]),
      let second = number(bytes[17..<19]), [0x54, 0x74, 0x20].contains(bytes[10])
    else { return nil }
    return hour * 3600 + minute * 60 + second
  }

  /// Seconds east of Greenwich.
  private static func offset(_ bytes: ArraySlice<UInt8>) -> Int? {
    if bytes.first == 0x5A || bytes.first == 0x7A { return 0 }
    let bytes = Array(bytes)
    guard bytes.count == 6, let hours = number(bytes[1..<3]), let minutes = number(bytes[4..<6])
    else { return nil }
    return (bytes[0] == 0x2D ? -1 : 1) * (hours * 3600 + minutes * 60)
  }

  private static func number(_ digits: ArraySlice<UInt8>) -> Int? {
    Int(String(decoding: digits, as: UTF8.self))
  }
}
