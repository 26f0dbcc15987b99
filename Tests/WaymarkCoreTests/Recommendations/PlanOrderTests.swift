import Testing
import WaymarkTestSupport

@testable import WaymarkCore

@Suite struct PlanOrderTests {
  @Test func `without dependencies priority decides and then the place in the plan`() {
    let order = PlanOrder(dependencies: [[], [], [], []], priorities: [10, 90, 50, 90])
    #expect(order.order == [1, 3, 2, 0])
    #expect(order.broken.isEmpty)
  }

  @Test func `nothing comes before what it needs`() {
    let order = PlanOrder(dependencies: [[1], [2], []], priorities: [100, 50, 1])
    #expect(order.order == [2, 1, 0])
  }

  @Test func `a small step that something urgent waits for comes first`() {
    // 0 needs 2, which is unimportant by itself; 1 is of middling priority and free.
    let order = PlanOrder(dependencies: [[2], [], []], priorities: [90, 60, 5])
    #expect(order.order == [2, 0, 1])
  }

  @Test func `a circle is broken where the priority is lowest and said`() {
    let order = PlanOrder(dependencies: [[1], [2], [0], [0]], priorities: [80, 20, 50, 99])
    #expect(order.order == [1, 0, 3, 2])
    #expect(order.broken.map(\.from) == [1])
    #expect(order.broken.map(\.to) == [2])
  }

  @Test func `what depends on itself or on one thing twice is no circle`() {
    let order = PlanOrder(dependencies: [[0, 1, 1], []], priorities: [5, 5])
    #expect(order.order == [1, 0])
    #expect(order.broken.isEmpty)
  }

  @Test func `two circles are broken each on its own`() {
    let order = PlanOrder(
      dependencies: [[1], [0], [3], [2], [1, 3]], priorities: [9, 3, 4, 8, 100])
    #expect(order.order.count == 5)
    #expect(order.broken.map(\.from).sorted() == [1, 2])
    #expect(order.order.last == 4)
  }

  @Test(arguments: 0..<60)
  func `every item comes once and after what it needs, except across a broken dependency`(
    seed: Int
  ) {
    var generator = SeededGenerator(seed: UInt64(seed))
    let count = Int.random(in: 1...25, using: &generator)
    let dependencies = (0..<count).map { _ in
      (0..<Int.random(in: 0...3, using: &generator)).map { _ in
        Int.random(in: 0..<count, using: &generator)
      }
    }
    let priorities = (0..<count).map { _ in Int.random(in: 1...100, using: &generator) }
    let order = PlanOrder(dependencies: dependencies, priorities: priorities)
    #expect(order.order.sorted() == Array(0..<count), "seed \(seed)")
    let broken = Set(order.broken.map { [$0.from, $0.to] })
    let place = Dictionary(uniqueKeysWithValues: order.order.enumerated().map { ($1, $0) })
    for item in 0..<count {
      for need in dependencies[item] where need != item && !broken.contains([item, need]) {
        #expect((place[need] ?? 0) < (place[item] ?? 0), "seed \(seed): \(item) needs \(need)")
      }
    }
  }

  @Test func `a cycle of the plan is the first thing to do`() {
    let objectives = [
      Objective(key: "a", title: "A", line: 1, dependsOn: ["b"]),
      Objective(key: "b", level: .tertiary, title: "B", line: 2, dependsOn: ["a"]),
      Objective(key: "c", title: "C", line: 3, dependsOn: ["a"]),
    ].map { ObjectiveAssessment(objective: $0) }
    let gaps = ["a", "b", "c"].map {
      Gap(objective: $0, kind: .missing, severity: .high, summary: "Nothing.")
    }
    let list = Recommender(meanComplexity: 1).recommend(objectives, gaps: gaps)
    #expect(list.map(\.rank) == Array(1...list.count))
    #expect(list.first?.kind == .untangle)
    #expect(list.dropFirst().map(\.objective) == ["b", "a", "c"])
    #expect(list.allSatisfy { item in item.dependsOn.allSatisfy { $0 < item.rank } })
  }
}
