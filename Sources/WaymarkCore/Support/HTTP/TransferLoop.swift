internal import CCurl
import Foundation

/// The one thread on which all exchanges run.
final class TransferLoop: Sendable {
  private enum Command {
    case start(Transfer)
    case cancel(UInt64)
    case resume(UInt64)
    case drain(UInt64)
    case close
  }

  private struct State: @unchecked Sendable {
    // Safe: the pointer is used under the lock to wake the thread, and otherwise by it alone.
    var multi: UnsafeMutableRawPointer?
    var commands: [Command] = []
    var isClosed = false
  }

  private let state = Locked(State())

  /// Starts an exchange; the thread starts with the first one.
  func start(_ transfer: Transfer) {
    if let reason = curlib_open() {
      return transfer.finish(HTTPFailure(.libraryMissing, String(cString: reason)))
    }
    let starts = state.withLock { state -> Bool in
      guard state.multi == nil, !state.isClosed else { return false }
      state.multi = curlib_multi_new()
      return state.multi != nil
    }
    if starts {
      let thread = Thread { [self] in run() }
      thread.name = "transfers"
      thread.start()
    }
    guard send(.start(transfer)) else { return transfer.finish(CancellationError()) }
  }

  /// Closes the connection of an exchange that still runs.
  func cancel(_ id: UInt64) { _ = send(.cancel(id)) }

  /// Lets a paused exchange go on.
  func resume(_ id: UInt64) { _ = send(.resume(id)) }

  /// Lets an exchange that nobody reads any more come to its end, so that its connection can be
  /// used again.
  func drain(_ id: UInt64) { _ = send(.drain(id)) }

  /// Cancels everything and ends the thread.
  func close() { _ = send(.close) }

  /// - Returns: False when there is no thread to take the command.
  private func send(_ command: Command) -> Bool {
    state.withLock { state in
      guard let multi = state.multi else { return false }
      state.commands.append(command)
      curlib_multi_wake(multi)
      return true
    }
  }

  private func run() {
    curlib_block_sigpipe()
    guard let multi = state.withLock({ $0.multi }) else { return }
    var running: [UInt64: Transfer] = [:]
    while obey(take(), multi, &running) {
      var count: Int32 = 0
      curlib_multi_perform(multi, &count)
      reap(multi, &running)
      let pause = enforceLimits(multi, &running)
      curlib_multi_wait(multi, pause)
    }
    for transfer in running.values { drop(transfer, multi, CancellationError()) }
    state.withLock { state in
      state.multi = nil
      state.isClosed = true
    }
    curlib_multi_delete(multi)
  }

  private func take() -> [Command] {
    state.withLock { state in
      defer { state.commands = [] }
      return state.commands
    }
  }

  /// - Returns: False when the thread has to end.
  private func obey(
    _ commands: [Command], _ multi: UnsafeMutableRawPointer, _ running: inout [UInt64: Transfer]
  ) -> Bool {
    for command in commands {
      switch command {
      case .start(let transfer):
        do {
          curlib_multi_add(multi, try transfer.open())
          running[transfer.id] = transfer
        } catch {
          transfer.close()
          transfer.finish(error)
        }
      case .cancel(let id):
        guard let transfer = running.removeValue(forKey: id) else { break }
        drop(transfer, multi, CancellationError())
      case .resume(let id): running[id]?.resume()
      case .drain(let id): running[id]?.drain()
      case .close: return false
      }
    }
    return true
  }

  private func reap(_ multi: UnsafeMutableRawPointer, _ running: inout [UInt64: Transfer]) {
    while let message = curlib_multi_next(multi) {
      guard message.pointee.msg == CURLMSG_DONE, let easy = message.pointee.easy_handle,
        let transfer = running.values.first(where: { $0.easy == easy })
      else { continue }
      // The message goes with the handle, so its result is read first.
      let code = message.pointee.data.result
      running[transfer.id] = nil
      curlib_multi_remove(multi, easy)
      transfer.finish(code: code)
      transfer.close()
    }
  }

  /// Ends exchanges that took too long.
  ///
  /// - Returns: Milliseconds until the next limit.
  private func enforceLimits(
    _ multi: UnsafeMutableRawPointer, _ running: inout [UInt64: Transfer]
  ) -> Int32 {
    let now = ContinuousClock.now
    var pause = Duration.seconds(60)
    for (id, transfer) in running {
      guard let deadline = transfer.deadline else { continue }
      if deadline <= now {
        running[id] = nil
        transfer.timeOut()
        drop(transfer, multi, nil)
      } else {
        pause = min(pause, deadline - now)
      }
    }
    return Int32(pause / .milliseconds(1)) + 1
  }

  private func drop(
    _ transfer: Transfer, _ multi: UnsafeMutableRawPointer, _ failure: (any Error)?
  ) {
    if let easy = transfer.easy { curlib_multi_remove(multi, easy) }
    transfer.close()
    transfer.finish(failure)
  }
}
