import Foundation

/// Lets libFuzzer find bytes that break a promise: `fuzz TARGET CORPUS [FLAGS]`.
///
/// The corpus is a folder that keeps what was found to lead to new code; the target's seeds are
/// written into it first. `make fuzz` runs every target.
@main
enum Fuzz {
  static let target = FuzzTarget(rawValue: CommandLine.arguments.dropFirst().first ?? "")

  static func main() throws {
    guard let target, CommandLine.argc > 2 else {
      let names = FuzzTarget.allCases.map(\.rawValue).joined(separator: "|")
      FileHandle.standardError.write(Data("fuzz \(names) CORPUS [FLAGS]\n".utf8))
      exit(2)
    }
    let corpus = URL(fileURLWithPath: CommandLine.arguments[2])
    try FileManager.default.createDirectory(at: corpus, withIntermediateDirectories: true)
    for (number, seed) in target.seeds.enumerated() {
      try Data(seed).write(to: corpus.appendingPathComponent("seed-\(number)"))
    }
    // libFuzzer gets its own arguments: those from the target's name on, which stands for the
    // program's.
    var count = CommandLine.argc - 1
    var arguments = CommandLine.unsafeArgv + 1
    exit(runFuzzer(&count, &arguments) { LLVMFuzzerTestOneInput($0, $1) })
  }
}

@_silgen_name("LLVMFuzzerRunDriver")
private func runFuzzer(
  _ count: UnsafeMutablePointer<CInt>,
  _ arguments: UnsafeMutablePointer<UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>>,
  _ test: @convention(c) (UnsafePointer<UInt8>?, Int) -> CInt
) -> CInt

/// The name that libFuzzer's own start asks for; without it the program does not link.
@_cdecl("LLVMFuzzerTestOneInput")
public func LLVMFuzzerTestOneInput(_ bytes: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
  Fuzz.target?.feed(Array(UnsafeBufferPointer(start: bytes, count: count)))
  return 0
}
