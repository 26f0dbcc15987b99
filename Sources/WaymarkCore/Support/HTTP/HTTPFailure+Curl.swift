internal import CCurl
import Glibc

extension HTTPFailure.Kind {
  /// The kind of failure that a result of the library stands for.
  init(_ code: CURLcode, systemError: Int32) {
    switch code {
    case CURLE_COULDNT_RESOLVE_HOST, CURLE_COULDNT_RESOLVE_PROXY: self = .unknownHost
    case CURLE_COULDNT_CONNECT: self = systemError == ECONNREFUSED ? .refused : .unreachable
    case CURLE_OPERATION_TIMEDOUT: self = .connectTimeout
    case CURLE_PEER_FAILED_VERIFICATION, CURLE_SSL_PINNEDPUBKEYNOTMATCH, CURLE_SSL_CACERT_BADFILE,
      CURLE_SSL_ISSUER_ERROR, CURLE_SSL_CERTPROBLEM:
      self = .certificate
    case CURLE_SSL_CONNECT_ERROR, CURLE_SSL_CIPHER: self = .secureConnection
    case CURLE_PARTIAL_FILE, CURLE_RECV_ERROR, CURLE_SEND_ERROR, CURLE_GOT_NOTHING: self = .cut
    case CURLE_WEIRD_SERVER_REPLY, CURLE_BAD_CONTENT_ENCODING: self = .noHTTP
    // The library says so of a server that answers without a status line.
    case CURLE_UNSUPPORTED_PROTOCOL: self = .noHTTP
    case CURLE_URL_MALFORMAT: self = .badAddress
    default: self = .other
    }
  }
}
