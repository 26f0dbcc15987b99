import Testing

@testable import WaymarkCore

/// Complexity is one plus: if, guard, for, while, repeat, case (not default), catch, `?:`, `&&`,
/// `||`, `??`.
@Suite struct SwiftTests {
  private let file = AnalyzedSource.file(
    "Sources/Boat.swift",
    ##"""
    import Foundation
    @testable import struct Harbour.Berth

    /// Something that floats.
    ///
    /// waymark: boat.protocol
    protocol Floating: Sendable {
      associatedtype Cargo
      var draught: Double { get }
      func load(_ cargo: Cargo) throws
    }

    /* A block. */
    @MainActor
    final class Boat<Cargo: Sendable>: Floating {
      enum State: String { case docked, sailing }

      var draught: Double { hull > 0 ? hull : 0 }
      let text = #"func fake() { class Fake { "# + """
        struct Fake {}
        """

      /// Makes a boat.
      init?(hull: Double, name: String = "x") {
        guard hull > 0, !name.isEmpty else { return nil }
      }

      deinit { print("gone") }

      @discardableResult
      func load(_ cargo: Cargo, at berth: Berth...) throws -> Int {
        func inner(weight: Int) -> Bool { weight > 0 || weight < -1 }
        switch state {
        case .docked where inner(weight: 1), .sailing:
          return 1
        default:
          break
        }
        do {
          try cargo.check()
        } catch let error as Rotten {
          throw error
        } catch {
          repeat { retry() } while again
        }
        return berth.first.map { $0.number ?? 0 } ?? 1
      }

      static func == (left: Boat, right: Boat) -> Bool { left.name == right.name && true }

      subscript(index: Int) -> Cargo { cargos[index] }
    }

    extension Boat.State: CustomStringConvertible {
      var description: String { rawValue }
      func next() -> Self { self == .docked ? .sailing : .docked }
    }

    extension Array where Element: Floating {
      mutating func sink() {}
    }

    struct Mast { let height: Int }
    actor Crew { func sing(song: String) async {} }
    typealias Fleet = [Boat<Int>]

    func sail<T>(_ boat: T, to port: borrowing Port) async where T: Floating {
      for wave in waves where wave.height > 2 { await boat.ride(wave) }
      if let wind, case .west = wind { return }
    }

    let closure = { (x: Int) in x }

    @Test("floats") func floating() {}

    @Test
    func `a name in back-ticks is one`() {}

    final class BoatTests: XCTestCase {
      func testSinking() {}
    }
    """##)

  @Test func `symbols have their lines, containers, parameters, documentation and complexity`() {
    // init: guard = 1 + 1. load: case, two catches, repeat, two ?? = 6 + 1; inner: || = 1 + 1.
    // ==: && = 1 + 1; next: ?: = 1 + 1; sail: for, if = 2 + 1.
    #expect(
      file.outline == """
        7-11 type Floating “Something that floats. waymark: boat.protocol” [boat.protocol]
        10-10 method Floating.load(cargo)
        15-52 type Boat “A block.”
        16-16 type Boat.State
        24-26 method Boat.init(hull, name) c2 “Makes a boat.”
        28-28 method Boat.deinit() c1
        31-47 method Boat.load(cargo, berth) c7
        32-32 function Boat.inner(weight) c2
        49-49 method Boat.==(left, right) c2
        51-51 method Boat.subscript(index) c1
        56-56 method Boat.State.next() c2
        60-60 method Array.sink() c1
        63-63 type Mast
        64-64 type Crew
        64-64 method Crew.sing(song) c1
        65-65 type Fleet
        67-70 function sail(boat, port) c3
        74-74 test floating() c1
        77-77 test a name in back-ticks is one() c1
        79-81 type BoatTests
        80-80 test BoatTests.testSinking() c1
        """)
  }

  @Test func `imports are the modules`() {
    #expect(file.imports == ["Foundation", "Harbour.Berth"])
  }

  @Test func `lines are counted by what is on them`() {
    // Comments: 4-6, 13, 23. Blank: 3, 12, 17, 22, 27, 29, 48, 50, 53, 58, 62, 66, 71, 73, 75, 78.
    #expect(file.lines == LineCounts(code: 60, comment: 5, blank: 16))
  }
}
