import Testing

@testable import WaymarkCore

@Suite struct PullProgressTests {
  private func report(_ digest: String?, _ completed: Int64?, _ total: Int64? = 1000) -> TaskReport
  {
    TaskReport(
      status: digest.map { "pulling \($0)" } ?? "verifying sha256 digest", digest: digest,
      total: digest == nil ? nil : total, completed: completed)
  }

  @Test func `layers add up, and one that is followed by another is complete`() {
    var progress = PullProgress()
    progress.take(TaskReport(status: "pulling manifest"), at: 0)
    progress.take(report("a", nil), at: 1)
    #expect(progress.total == 1000)
    #expect(progress.completed == 0)
    progress.take(report("a", 900), at: 2)
    #expect(progress.fraction == 0.9)
    #expect(progress.speed == 900)
    #expect(progress.secondsLeft == 100.0 / 900)
    progress.take(report("b", 10, 50), at: 3)
    #expect(progress.layers.map(\.completed) == [1000, 10])
    progress.take(report(nil, nil), at: 4)
    #expect(progress.fraction == 1)
    #expect(!progress.isFinished)
    progress.take(TaskReport(status: "success"), at: 5)
    #expect(progress.isFinished)
  }

  @Test func `a count that falls is shown and gives no nonsense speed`() {
    var progress = PullProgress()
    progress.take(report("a", 500), at: 1)
    progress.take(report("a", 300), at: 2)
    #expect(progress.completed == 300)
    #expect(progress.speed == nil)
    progress.take(report("a", 400), at: 3)
    #expect(progress.speed == 100)
  }

  @Test func `numbers that make no sense do no harm`() {
    var progress = PullProgress()
    progress.take(report("a", 5000, 1000), at: 1)
    #expect(progress.fraction == 1)
    progress.take(report("b", 5, -3), at: 1)
    #expect(progress.total == 1000)
  }
}
