/// Says why a conversation is not sent, and what can be done.
struct ContextRefusal {
  private let forecast: ContextForecast

  init(_ forecast: ContextForecast) { self.forecast = forecast }

  var error: WaymarkError {
    let window = forecast.window ?? 0
    let larger = ContextLadder.above(max(window, forecast.prompt))
    var ways = larger.map { ["raise the window to \($0) (--context, in the chat /window)"] } ?? []
    if forecast.firstKept != nil {
      ways.append("leave out the oldest \(forecast.cut.count) messages with --drop-oldest")
    } else {
      ways.append("attach less")
    }
    let hint = ways.joined(separator: ", or ")
    return WaymarkError(
      .contextExceeded,
      "The conversation has about \(forecast.prompt) tokens and the window holds \(window); "
        + "nothing was sent.",
      hint: hint.prefix(1).uppercased() + hint.dropFirst() + ".")
  }
}
