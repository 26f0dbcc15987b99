import Foundation
import Testing

@testable import WaymarkCore

@Suite struct LockedTests {
  @Test func `threads that count together lose nothing`() {
    let count = Locked(0)
    DispatchQueue.concurrentPerform(iterations: 8) { _ in
      for _ in 0..<2_000 { count.withLock { $0 += 1 } }
    }
    #expect(count.withLock { $0 } == 16_000)
  }

  @Test func `an error inside opens the lock again`() {
    struct Failed: Error {}
    let value = Locked([1])
    #expect(throws: Failed.self) {
      try value.withLock { list in
        list.append(2)
        throw Failed()
      }
    }
    #expect(value.withLock { $0 } == [1, 2])
  }
}
