/// How far a pull is, put together from the server's reports.
///
/// A value: time is passed in. The whole size is not known before the last layer has been named,
/// so the total grows; a layer that is followed by another one is complete, whatever its last
/// report said.
package struct PullProgress: Sendable, Hashable {
  /// One layer of a model.
  package struct Layer: Sendable, Hashable, Identifiable {
    /// The digest.
    package var id: String
    /// Bytes; 0 while the server has not said.
    package var total: Int64
    package var completed: Int64
  }

  /// What the server does, in its own words.
  package private(set) var status = "waiting"
  package private(set) var layers: [Layer] = []
  package private(set) var isFinished = false
  /// Bytes a second over the last seconds; nil while there is nothing to tell.
  package private(set) var speed: Double?
  /// When the last reports came, and how much was there then.
  private var times: [Double] = []
  private var counts: [Int64] = []

  package init() {}

  package var total: Int64 { layers.reduce(0) { $0 + $1.total } }
  package var completed: Int64 { layers.reduce(0) { $0 + $1.completed } }

  /// 0 to 1 of the layers that are known.
  package var fraction: Double { total > 0 ? Double(completed) / Double(total) : 0 }

  /// Seconds until the known layers are there, at the present speed.
  package var secondsLeft: Double? {
    guard let speed, speed > 0, total > completed else { return nil }
    return Double(total - completed) / speed
  }

  /// Takes a report.
  ///
  /// - Parameters:
  ///   - report: What the server said.
  ///   - time: When, in seconds of a clock that does not jump.
  package mutating func take(_ report: TaskReport, at time: Double) {
    status = report.status
    isFinished = report.status == "success"
    guard let digest = report.digest else {
      completeLayers()
      return
    }
    if let index = layers.firstIndex(where: { $0.id == digest }) {
      layers[index].total = max(layers[index].total, report.total ?? 0)
      // The count can fall when a part has to be fetched again.
      layers[index].completed = min(report.completed ?? 0, layers[index].total)
    } else {
      completeLayers()
      let total = max(0, report.total ?? 0)
      layers.append(Layer(id: digest, total: total, completed: min(report.completed ?? 0, total)))
      // What was there before this pull is no speed.
      times = []
      counts = []
    }
    measure(at: time)
  }

  private mutating func completeLayers() {
    for index in layers.indices { layers[index].completed = layers[index].total }
  }

  private mutating func measure(at time: Double) {
    if counts.last.map({ completed < $0 }) == true {
      times = []
      counts = []
    }
    times.append(time)
    counts.append(completed)
    let old = times.firstIndex { time - $0 <= 5 } ?? 0
    times.removeFirst(old)
    counts.removeFirst(old)
    guard let first = times.first, let count = counts.first, time > first else {
      speed = nil
      return
    }
    speed = Double(completed - count) / (time - first)
  }
}
