import WaymarkApp
import WaymarkTerminal
import WaymarkTestSupport

extension AppDriver {
  /// Types a line and takes it.
  func enter(_ text: String) async {
    await type(text)
    await press("enter")
  }

  /// Types a line in the place of the one that stands there, and takes it.
  func replace(with text: String) async {
    await press("ctrl-u")
    await enter(text)
  }
}
