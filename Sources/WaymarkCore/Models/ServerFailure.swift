/// Puts what goes wrong with a server into sentences for people.
struct ServerFailure {
  private let server: ServerConnection

  init(_ server: ServerConnection) { self.server = server }

  /// The error to show for something that an exchange threw; cancellation passes unchanged.
  func error(for error: any Error) -> any Error {
    switch error {
    case let failure as HTTPFailure: return self.error(for: failure)
    case let long as LineTooLong:
      return WaymarkError(
        .serverUnreadable,
        "\(server.name) sent a line of more than \(long.limit >> 20) MB; the connection was closed."
      )
    default: return error
    }
  }

  private func error(for failure: HTTPFailure) -> WaymarkError {
    let place = server.address.base
    let name = server.name
    let detail = server.shown(failure.detail)
    switch failure.kind {
    case .unknownHost:
      return WaymarkError(
        .serverUnreachable, "There is no host “\(server.address.host)” (server \(name)).",
        hint: "Check the address: `waymark servers edit \(name) --url URL` changes it.")
    case .refused:
      return WaymarkError(
        .serverUnreachable, "Nothing answers at \(place) (server \(name)).",
        hint: "Start the server there, or choose another one.")
    case .unreachable:
      return WaymarkError(
        .serverUnreachable, "\(place) cannot be reached (server \(name)): \(detail).",
        hint: "Check the network, or choose another server.")
    case .connectTimeout:
      return WaymarkError(
        .serverUnreachable,
        "\(place) did not answer within \(Self.seconds(server.connectLimit)) (server \(name)).",
        hint: "Check the network, or choose another server.")
    case .firstByteTimeout:
      return WaymarkError(
        .serverSilent, "\(name) took the request at \(place) and does not answer.",
        hint: "Its log may say why.")
    case .idle:
      return WaymarkError(
        .serverSilent,
        "\(name) sent nothing for \(Self.seconds(server.idleLimit)) in the middle of its answer.",
        hint: "What came is kept.")
    case .certificate:
      return WaymarkError(
        .certificateRefused, "The certificate of \(name) is not trusted: \(detail).",
        hint: "Give its authority with `waymark servers edit \(name) --authority FILE`, or pin it "
          + "with --pin.")
    case .secureConnection:
      return WaymarkError(
        .certificateRefused, "No secure connection to \(place) could be made: \(detail).",
        hint: "If it speaks plain HTTP, write its address with http://.")
    case .cut:
      return WaymarkError(
        .replyCut, "\(name) closed the connection in the middle of its answer.",
        hint: "What came is kept.")
    case .noHTTP:
      return WaymarkError(
        .serverUnreadable, "What answers at \(place) does not speak HTTP.",
        hint: "Check the port.")
    case .badAddress:
      return WaymarkError(
        .serverUnreachable, "“\(place)” is no address that can be called.",
        hint: "`waymark servers edit \(name) --url URL` changes it.")
    case .libraryMissing:
      return WaymarkError(
        .toolMissing, "Servers cannot be asked: \(detail).",
        hint: "Install it: the Debian package is called libcurl4.")
    case .other:
      return WaymarkError(.serverUnreachable, "Talking to \(name) failed: \(detail).")
    }
  }

  /// The error for an answer with a bad status.
  ///
  /// - Parameters:
  ///   - response: The head.
  ///   - body: The beginning of the body.
  ///   - model: What was asked for.
  /// - Returns: A sentence, with what the server itself says where it says something.
  func error(
    for response: HTTPResponse, body: [UInt8], model: String?
  ) -> WaymarkError {
    let failure = body.withUnsafeBytes { WireStream.decode(WireStream.Failure.self, $0) }?.error
    switch (response.status, failure) {
    case (300..<400, _): return redirect(response)
    case (401, _), (407, _): return unauthorised(failure)
    case (403, nil):
      return WaymarkError(
        .serverFailed, "\(server.name) refuses to be called as “\(server.address.host)” (403).",
        hint: "A server that is bound to its own machine only answers to local names.")
    case (404, _?) where model != nil:
      return ServerFailure.modelMissing(model ?? "", on: server.name)
    case (_, let failure?): return self.error(failure, status: response.status)
    case (404, nil), (405, nil):
      return WaymarkError(
        .serverUnreadable, "What answers at \(server.address.base) is no Ollama server.",
        hint: "Check the address and its path.")
    default: return page(response)
    }
  }

  /// The error that a server put into its answer.
  func error(_ failure: ErrorText, status: Int? = nil) -> WaymarkError {
    if let tokens = failure.promptTokens, let window = failure.contextLength {
      return WaymarkError(
        .contextExceeded,
        "The conversation has \(tokens) tokens and the window holds \(window); nothing was cut.",
        hint: "Raise the window with --context, or start with less.")
    }
    let text = server.shown(failure.text)
    let code = status.map { " (\($0))" } ?? ""
    return WaymarkError(.serverFailed, "\(server.name) says: \(text)\(code)")
  }

  /// The error for a body that is not what was asked for.
  func page(_ response: HTTPResponse) -> WaymarkError {
    let name = server.name
    if let encoding = response.headers["content-encoding"], encoding.lowercased() != "identity" {
      return WaymarkError(
        .serverUnreadable, "\(name) sent compressed data, which was not asked for.",
        hint: "Something between here and the server packs its answers; switch that off.")
    }
    if response.mediaType.hasSuffix("html") {
      return WaymarkError(
        .serverUnreadable,
        "\(name) answered with a web page (status \(response.status)) instead of a reply.",
        hint: "A proxy in front of the server may be at fault.")
    }
    return WaymarkError(
      .serverUnreadable, "\(name) answered something unreadable (status \(response.status)).",
      hint: "Check that \(server.address.base) is an Ollama server.")
  }

  /// The error for a reply that ended without saying that it is complete.
  var unfinished: WaymarkError {
    WaymarkError(
      .replyCut, "\(server.name) ended its answer without finishing it.",
      hint: "What came is kept.")
  }

  static func modelMissing(_ model: String, on server: String) -> WaymarkError {
    WaymarkError(
      .modelNotFound, "\(server) has no model “\(Sanitiser.clean(model))”.",
      hint: "`waymark models list` shows what is there, `waymark models pull NAME` gets one.",
      field: "model")
  }

  private func redirect(_ response: HTTPResponse) -> WaymarkError {
    let target = server.shown(response.headers["location"] ?? "somewhere else")
    return WaymarkError(
      .serverUnreadable, "\(server.name) sends callers on to \(target); that was not followed.",
      hint: "If that is right, make it the server's address.")
  }

  private func unauthorised(_ failure: ErrorText?) -> WaymarkError {
    let text = failure.map { ": " + server.shown($0.text) } ?? ""
    return WaymarkError(
      .serverUnauthorised,
      server.token == nil
        ? "\(server.name) wants a token\(text)." : "\(server.name) refuses the token\(text).",
      hint: "`waymark servers edit \(server.name) --token-file FILE` sets one.")
  }

  private static func seconds(_ duration: Duration) -> String {
    let seconds = duration / .seconds(1)
    return seconds < 10 && seconds != seconds.rounded()
      ? "\((seconds * 10).rounded() / 10) s" : "\(Int(seconds.rounded())) s"
  }
}
