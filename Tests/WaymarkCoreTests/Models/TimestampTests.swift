import Foundation
import Testing

@testable import WaymarkCore

@Suite struct TimestampTests {
  @Test(arguments: [
    ("1970-01-01T00:00:00Z", 0.0), ("2026-11-23T21:15:38.744630679Z", 1_795_468_538.744_630),
    ("2026-11-23T22:15:38+01:00", 1_795_468_538.0), ("2000-02-29T12:00:00.5Z", 951_825_600.5),
    ("2319-01-01T00:00:00-05:30", 11_013_341_400.0),
  ])
  func `times of servers are read to the fraction`(text: String, seconds: Double) throws {
    let date = try #require(Timestamp.date(text))
    #expect(abs(date.timeIntervalSince1970 - seconds) < 0.000_01)
  }

  @Test(arguments: ["", "now", "2026-13-01T00:00:00Z", "2026-11-23T21:15:38", "2026-11-23"])
  func `what is no time is none`(text: String) {
    #expect(Timestamp.date(text) == nil)
  }
}
