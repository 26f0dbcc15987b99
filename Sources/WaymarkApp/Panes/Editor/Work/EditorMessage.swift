internal import WaymarkCore

/// What happens after a text was saved.
enum AfterSaving: Sendable, Hashable {
  case nothing, close, quit
}

/// A line and a column, counted from 1; 0 for none.
struct TextSpot: Sendable, Hashable {
  var line: Int
  var column: Int
}

/// What the core answers to the editor.
enum EditorMessage: Sendable {
  case opened(OpenRequest, TextFile, RecoveryJournal?, FileStyle, TextSpot)
  case openedBytes(OpenRequest, FileLocation, HexDump)
  case bytes(Int, HexDump, goingTo: Int?)
  case bytesFailed(Int, Failure)
  case openingFailed(OpenRequest, Failure)
  case saved(Int, SavedText, AfterSaving)
  case conflict(Int, Failure, path: String?)
  case readOnly(Int, Failure, path: String?)
  case savingFailed(Int, Failure)
  case readAgain(Int, ReloadedText)
  case readingFailed(Int, Failure)
  /// The file is no longer on disk.
  case gone(Int)
  case checked(Int, isCurrent: Bool)
  /// Something changed in a folder outside the project that has an open file.
  case changedOutside
  case marked(Int, LineDifference, revision: Int)
  case coloring(Int, HighlightedText)
  case colored(Int, HighlightedText.Spans?)
  case counting(Int, Double)
  case counted(Int, FileVersion?)
  case symbols(Int, [Symbol])
  case matches(SearchQuery, [Int])
  case found(MatchRequest, MatchAnswer)
  case reworked(Int, TextRework, from: Int, number: Int)
  case taskFailed(Int, Failure)
  case searchFailed(Failure)
  case abandoned([AbandonedText])
  case abandonedCompared(AbandonedText, FileDiff)
  case compared(Int, ComparedSide, FileDiff)
  case completed(Int, String, [WordCompletion.Item])
  case served(Int, ServedPlaces, revision: Int)
  case keptMine(Int, FileVersion?)
  case recovered(AbandonedText, TextFile, RecoveryJournal)
}
