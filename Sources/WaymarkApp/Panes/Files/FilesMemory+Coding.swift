internal import Foundation

extension FilesMemory {
  var encoded: String? {
    let encoder = JSONEncoder()
    encoder.outputFormatting = .sortedKeys
    return (try? encoder.encode(self)).map { String(decoding: $0, as: UTF8.self) }
  }

  init?(encoded: String) {
    guard
      let memory = try? JSONDecoder().decode(FilesMemory.self, from: Data(encoded.utf8))
    else { return nil }
    self = memory
  }
}
