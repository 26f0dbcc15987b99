internal import CCurl

/// Turns a request into the options of a library handle.
struct TransferOptions {
  private let request: HTTPRequest

  init(_ request: HTTPRequest) { self.request = request }

  /// Sets every option.
  ///
  /// - Parameters:
  ///   - easy: A fresh handle.
  ///   - keep: Called with lists that have to live as long as the handle.
  /// - Throws: `HTTPFailure` when a header or the address makes no sense.
  func apply(
    to easy: UnsafeMutableRawPointer, keep: (UnsafeMutablePointer<curl_slist>) -> Void
  ) throws {
    curlib_easy_set_long(easy, CURLOPT_NOSIGNAL, 1)
    curlib_easy_set_text(easy, CURLOPT_URL, request.url)
    curlib_easy_set_text(easy, CURLOPT_PROTOCOLS_STR, "http,https")
    // Each redirect would have to be judged anew; the caller is told of it instead.
    curlib_easy_set_long(easy, CURLOPT_FOLLOWLOCATION, 0)
    // One exchange a connection: closing it is what stops the server.
    curlib_easy_set_long(easy, CURLOPT_HTTP_VERSION, Int(CURL_HTTP_VERSION_1_1))
    curlib_easy_set_long(easy, CURLOPT_TCP_KEEPALIVE, 1)
    // Without it, a cancelled request would wait for the name server.
    curlib_easy_set_long(easy, CURLOPT_QUICK_EXIT, 1)
    curlib_easy_set_long(easy, CURLOPT_SUPPRESS_CONNECT_HEADERS, 1)
    let connect = request.limits.connect / .milliseconds(1)
    curlib_easy_set_long(easy, CURLOPT_CONNECTTIMEOUT_MS, max(1, Int(connect)))
    // Proxies come from the environment; a server on this machine needs none.
    if isLocal { curlib_easy_set_text(easy, CURLOPT_PROXY, "") }
    setMethod(easy)
    setTrust(easy)
    try setHeaders(easy, keep)
  }

  private var isLocal: Bool {
    let authority = request.url.split(separator: "/", maxSplits: 2).dropFirst().first ?? ""
    return ["localhost", "127.", "[::1]"].contains { authority.hasPrefix($0) }
  }

  private func setMethod(_ easy: UnsafeMutableRawPointer) {
    if let body = request.body {
      body.withUnsafeBytes { bytes in
        _ = curlib_easy_set_body(easy, bytes.baseAddress ?? UnsafeRawPointer(easy), bytes.count)
      }
    }
    if request.method != .get || request.body != nil {
      curlib_easy_set_text(easy, CURLOPT_CUSTOMREQUEST, request.method.rawValue)
    }
  }

  private func setTrust(_ easy: UnsafeMutableRawPointer) {
    switch request.trust {
    case .system: break
    case .authority(let file):
      curlib_easy_clear(easy, CURLOPT_CAPATH)
      curlib_easy_set_text(easy, CURLOPT_CAINFO, file)
    case .certificate(let file):
      curlib_easy_clear(easy, CURLOPT_CAPATH)
      curlib_easy_set_text(easy, CURLOPT_CAINFO, file)
      curlib_easy_set_long(easy, CURLOPT_SSL_VERIFYHOST, 0)
    case .key(let pin):
      curlib_easy_set_long(easy, CURLOPT_SSL_VERIFYPEER, 0)
      curlib_easy_set_long(easy, CURLOPT_SSL_VERIFYHOST, 0)
      curlib_easy_set_text(easy, CURLOPT_PINNEDPUBLICKEY, pin)
    }
  }

  private func setHeaders(
    _ easy: UnsafeMutableRawPointer, _ keep: (UnsafeMutablePointer<curl_slist>) -> Void
  ) throws {
    var list: UnsafeMutablePointer<curl_slist>?
    // Waiting for `100 Continue` only costs time, and some proxies never send it.
    var lines = ["Expect:"]
    for header in request.headers {
      guard header.isSound else {
        list.map(keep)
        throw HTTPFailure(.other, "the header \(header.name) holds a line break or a control")
      }
      lines.append("\(header.name): \(header.value)")
    }
    for line in lines { list = curlib_list_append(list, line) ?? list }
    guard let list else { return }
    keep(list)
    curlib_easy_set_list(easy, CURLOPT_HTTPHEADER, list)
  }
}
