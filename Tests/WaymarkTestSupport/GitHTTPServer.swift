import Foundation

/// git's own http-backend on this machine, behind a user name and a password.
package final class GitHTTPServer: Sendable {
  /// Why tests that need it are skipped.
  package static let reason: String? =
    !BuiltProgram.isInstalled("python3")
    ? "python3, which serves git's http-backend, is not installed"
    : backend == nil ? "git has no http-backend here" : nil

  private static let backend: String? = {
    let path = try? Command.run("git", ["--exec-path"], in: "/").output
    let backend = (path ?? "").trimmingCharacters(in: .newlines) + "/git-http-backend"
    return FileManager.default.isExecutableFile(atPath: backend) ? backend : nil
  }()

  package let port: Int
  private let folder: TemporaryFolder
  private let process: BackgroundProcess

  /// Serves the repositories of a folder.
  package init(root: String, user: String, password: String) async throws {
    folder = try TemporaryFolder()
    try folder.write("server.py", Self.script)
    process = BackgroundProcess(
      "/usr/bin/env", ["python3", "\(folder.path)/server.py"],
      environment: [
        "GIT_PROJECT_ROOT": root, "GIT_HTTP_EXPORT_ALL": "1", "BACKEND": Self.backend ?? "",
        "LOGIN": "\(user):\(password)",
      ])
    guard let port = Int(await process.firstLine()) else {
      throw CommandFailed(what: "the server printed no port")
    }
    self.port = port
  }

  package func url(_ path: String) -> String { "http://127.0.0.1:\(port)/\(path)" }

  private static let script = #"""
    import base64, http.server, os, subprocess, urllib.parse

    class Handler(http.server.BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def log_message(self, *arguments): pass

        def body(self):
            if self.headers.get("Transfer-Encoding") != "chunked":
                return self.rfile.read(int(self.headers.get("Content-Length", 0)))
            parts = []
            while size := int(self.rfile.readline().strip(), 16):
                parts.append(self.rfile.read(size))
                self.rfile.readline()
            self.rfile.readline()
            return b"".join(parts)

        def answer(self, status, headers, body):
            self.send_response(status)
            for name, value in headers: self.send_header(name, value)
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def serve(self):
            sent = self.body()
            login = base64.b64encode(os.environ["LOGIN"].encode()).decode()
            if self.headers.get("Authorization") != "Basic " + login:
                return self.answer(401, [("WWW-Authenticate", 'Basic realm="git"')], b"")
            parts = urllib.parse.urlsplit(self.path)
            run = subprocess.run([os.environ["BACKEND"]], input=sent, capture_output=True, env={
                **os.environ, "PATH_INFO": urllib.parse.unquote(parts.path),
                "QUERY_STRING": parts.query, "REQUEST_METHOD": self.command,
                "CONTENT_TYPE": self.headers.get("Content-Type", ""),
                "CONTENT_LENGTH": str(len(sent)), "REMOTE_USER": "user",
                "HTTP_CONTENT_ENCODING": self.headers.get("Content-Encoding", ""),
                "GIT_PROTOCOL": self.headers.get("Git-Protocol", "")})
            head, _, body = run.stdout.partition(b"\r\n\r\n")
            fields = [line.split(": ", 1) for line in head.decode().split("\r\n")]
            status = next((int(v.split()[0]) for n, v in fields if n == "Status"), 200)
            self.answer(status, [(n, v) for n, v in fields if n != "Status"], body)

        do_GET = do_POST = serve

    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    print(server.server_port, flush=True)
    server.serve_forever()

    """#
}
