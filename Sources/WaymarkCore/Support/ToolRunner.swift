import Glibc
internal import Subprocess

#if canImport(System)
  internal import System
  private typealias SystemDescriptor = System.FileDescriptor
#else
  internal import SystemPackage
  private typealias SystemDescriptor = SystemPackage.FileDescriptor
#endif

/// The one way to run another program.
///
/// A program gets a session of its own, so that neither it nor what it starts can ask on Waymark's
/// terminal, and so that cancelling the task reaches all of them. They are asked to end first:
/// git then takes its lock files away.
package struct ToolRunner: Sendable {
  /// What a program printed and how it ended; a non-zero status is a result, not an error.
  package struct Outcome: Sendable {
    package let status: Int32
    package let output: [UInt8]
    package let errors: String
  }

  /// How a program ended whose output went to a consumer.
  package struct Ending: Sendable {
    package let status: Int32
    /// The end of what it printed on standard error.
    package let errors: String
    /// True when the consumer had enough before the program was done; the status says nothing then.
    package let wasStopped: Bool
  }

  /// What a consumer of output answers to each piece.
  package enum Appetite: Sendable {
    case more
    /// The program is ended.
    case enough
  }

  /// The most bytes of standard error that are kept.
  private static let errorLimit = 1 << 18

  package init() {}

  /// Runs a program to its end and collects what it prints.
  ///
  /// - Parameters:
  ///   - call: The program and its surroundings.
  ///   - limit: The most bytes of output that are taken.
  ///   - errors: Gets standard error as it comes, beside the outcome.
  /// - Returns: What it printed and how it ended.
  /// - Throws: `toolMissing` when there is no such program, `toolFailed` when it could not be run
  ///   or printed more than `limit`; `CancellationError` when the task was cancelled.
  package func run(
    _ call: ToolCall, limit: Int = 1 << 26, errors: (@Sendable ([UInt8]) -> Void)? = nil
  ) async throws -> Outcome {
    var output: [UInt8] = []
    let ending = try await stream(call, errors: errors) { piece in
      output += piece
      return output.count > limit ? .enough : .more
    }
    guard output.count <= limit else {
      throw WaymarkError(
        .toolFailed, "`\(call.name)` printed more than \(limit) bytes in \(call.folder).",
        hint: "Ask for less at once.")
    }
    return Outcome(status: ending.status, output: output, errors: ending.errors)
  }

  /// Runs a program and hands its output on piece by piece.
  ///
  /// The next piece is read when the consumer is done with the last, so that a slow consumer slows
  /// the program down and memory stays bounded.
  ///
  /// - Parameters:
  ///   - call: The program and its surroundings.
  ///   - errors: Gets standard error as it comes, in order, from another task.
  ///   - consume: Gets each piece of standard output; what it throws ends the program and is
  ///     passed on.
  /// - Returns: How it ended.
  /// - Throws: As `run(_:limit:errors:)`, without a limit.
  package func stream(
    _ call: ToolCall, errors: (@Sendable ([UInt8]) -> Void)? = nil,
    _ consume: ([UInt8]) async throws -> Appetite
  ) async throws -> Ending {
    guard let path = ToolRunner.path(of: call) else { throw ToolRunner.missing(call.name) }
    let input = try ToolInput.descriptor(for: call.input)
    do {
      let result = try await Subprocess.run(
        .path(FilePath(path)),
        arguments: Arguments(call.arguments.map { $0 + [0] }),
        environment: .inherit.updating(
          Dictionary(uniqueKeysWithValues: call.environment.map { (.init(stringLiteral: $0), $1) })
        ),
        workingDirectory: FilePath(call.folder),
        platformOptions: Self.options,
        input: .fileDescriptor(input, closeAfterSpawningProcess: true),
        output: .sequence,
        error: .sequence
      ) { execution in
        let process = execution.processIdentifier.value
        RunningTools.shared.insert(process)
        defer { RunningTools.shared.remove(process) }
        async let complaints = Self.tail(of: execution.standardError, errors)
        var wasStopped = false
        for try await buffer in execution.standardOutput {
          try Task.checkCancellation()
          if case .enough = try await consume(buffer.withUnsafeBytes { Array($0) }) {
            wasStopped = true
            await execution.teardown(using: Self.teardown)
            break
          }
        }
        return (try await complaints, wasStopped)
      }
      try Task.checkCancellation()
      let (complaints, wasStopped) = result.closureResult
      return Ending(
        status: result.terminationStatus.code, errors: complaints, wasStopped: wasStopped)
    } catch let error as SubprocessError {
      try Task.checkCancellation()
      throw Self.failure(error, call)
    }
  }

  /// Ends politely, then by force, everything that the program started.
  private static let teardown: [TeardownStep] = [
    .send(signal: .terminate, toProcessGroup: true, allowedDurationToNextStep: .seconds(3))
  ]

  private static let options: PlatformOptions = {
    var options = PlatformOptions()
    options.createSession = true
    options.teardownSequence = teardown
    return options
  }()

  private static func tail(
    of stream: SubprocessOutputSequence, _ errors: (@Sendable ([UInt8]) -> Void)?
  ) async throws -> String {
    var kept: [UInt8] = []
    for try await buffer in stream {
      let piece = buffer.withUnsafeBytes { Array($0) }
      errors?(piece)
      kept += piece
      if kept.count > 2 * errorLimit { kept.removeFirst(kept.count - errorLimit) }
    }
    return String(decoding: kept.suffix(errorLimit), as: UTF8.self)
  }

  private static func failure(_ error: SubprocessError, _ call: ToolCall) -> WaymarkError {
    var status = stat()
    if stat(call.folder, &status) != 0 || status.st_mode & S_IFMT != S_IFDIR {
      return WaymarkError(.pathNotFound, "The folder \(call.folder) is not there.")
    }
    if error.code == .executableNotFound { return missing(call.name) }
    return WaymarkError(.toolFailed, "`\(call.name)` could not be run in \(call.folder): \(error).")
  }
}

/// The programs that run, so that none is left behind when Waymark exits without waiting for its
/// tasks: in sessions of their own they do not get the hang-up of Waymark's terminal.
private final class RunningTools: Sendable {
  static let shared = RunningTools()

  private let processes = Locked<Set<pid_t>>([])

  private init() {
    atexit {
      for process in RunningTools.shared.processes.withLock({ $0 }) { kill(-process, SIGTERM) }
    }
  }

  func insert(_ process: pid_t) { processes.withLock { _ = $0.insert(process) } }

  func remove(_ process: pid_t) { processes.withLock { _ = $0.remove(process) } }
}

/// What a program reads.
private enum ToolInput {
  /// A file without a name rather than a pipe: a program that ends without reading everything
  /// would end Waymark too (SIGPIPE), and nobody has to write while the output is read.
  static func descriptor(for bytes: [UInt8]) throws -> SystemDescriptor {
    guard !bytes.isEmpty else {
      return try checked(open("/dev/null", O_RDONLY | O_CLOEXEC))
    }
    var template = Array("/tmp/waymark-input-XXXXXX".utf8CString)
    let descriptor = try checked(mkstemp(&template))
    unlink(template)
    _ = fcntl(descriptor.rawValue, F_SETFD, FD_CLOEXEC)
    do {
      try descriptor.writeAll(bytes)
      guard lseek(descriptor.rawValue, 0, SEEK_SET) == 0 else { throw Errno(rawValue: errno) }
      return descriptor
    } catch {
      try? descriptor.close()
      throw WaymarkError(
        .toolFailed, "The input of a program could not be kept in /tmp: \(error).",
        hint: "Free some space there and try again.")
    }
  }

  private static func checked(_ number: Int32) throws -> SystemDescriptor {
    guard number >= 0 else {
      throw WaymarkError(
        .toolFailed, "No file could be opened: \(String(cString: strerror(errno))).",
        hint: "Close what is not needed and try again.")
    }
    return SystemDescriptor(rawValue: number)
  }
}

extension ToolRunner {
  /// Where a program lies: at the path that names it, or on the search path.
  ///
  /// Looked up here because the library starts a process for every folder of the path until one
  /// has it.
  private static func path(of call: ToolCall) -> String? {
    if call.name.contains("/") { return call.name }
    let inherited = getenv("PATH").map { String(cString: $0) } ?? "/usr/local/bin:/usr/bin:/bin"
    let path = call.environment["PATH"].map { $0 ?? "" } ?? inherited
    return path.split(separator: ":").lazy.filter { $0.hasPrefix("/") }
      .map { "\($0)/\(call.name)" }
      .first { file in
        var status = stat()
        return stat(file, &status) == 0 && status.st_mode & S_IFMT == S_IFREG
          && access(file, X_OK) == 0
      }
  }

  private static func missing(_ name: String) -> WaymarkError {
    WaymarkError(
      .toolMissing, "The program `\(name)` is not installed.", hint: "Install it and try again.")
  }
}

extension TerminationStatus {
  /// The exit code, or 128 plus the signal as shells count it.
  fileprivate var code: Int32 {
    switch self {
    case .exited(let code): Int32(code)
    case .signaled(let signal): 128 + Int32(signal)
    }
  }
}
