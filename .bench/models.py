"""A model server that streams the same text every time, as fast or as slowly as its model says.

The model `text:N` streams N tokens at full speed, `text:N-R` streams R of them a second. The last
word is `zqENDzq`, so that whoever watches a screen knows that it has everything. It answers at
`/api/chat` and, for programs that ask there, at `/v1/chat/completions`.
"""
import http.server
import json
import re
import threading
import time

END = "zqENDzq"
PARAGRAPH = (
    "A block is parsed **once** and only the last one again; `append` tells which rows changed. "
    "Wrapping is done for a width, and *scrolling* back costs what is on the screen.\n\n")
CODE = "```swift\nfunc take(_ queue: inout [Token]) -> [Token] {\n  defer { queue = [] }\n  return queue\n}\n```\n\n"
LIST = "".join(f"{n}. step {n}: run `make step{n}`\n" for n in range(1, 8)) + "\n"
TABLE = "| name | size |\n|---|---:|\n" + "".join(f"| part {n} | {n * 7} |\n" for n in range(1, 6)) + "\n"
UNIT = "## Section\n\n" + PARAGRAPH + PARAGRAPH + CODE + LIST + TABLE


def tokens(count):
    """So many tokens of mixed Markdown, the last of them the end mark."""
    unit = re.findall(r"\n|[^\S\n]*\S{1,6}|[^\S\n]+", UNIT)
    result = (unit * (count // len(unit) + 1))[:count - 3]
    if "".join(result).count("```") % 2:
        result[-1] = "\n```"
    return result + ["\n", "\n", END]


class Handler(http.server.BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def log_message(self, *_):
        pass

    def answer(self, value):
        body = json.dumps(value).encode()
        self.send_response(200)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def do_GET(self):
        model = {"name": "text:5000", "model": "text:5000", "size": 1, "details": {}}
        self.answer({"version": "0.30.0", "models": [model]})

    def do_POST(self):
        request = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
        if self.path not in ("/api/chat", "/v1/chat/completions"):
            return self.answer({
                "model_info": {"text.context_length": 262_144}, "capabilities": ["completion"],
                "details": {}, "modified_at": "2026-01-01T00:00:00Z"})
        form = Events(self) if self.path.startswith("/v1") else Lines(self)
        match = re.fullmatch(r"text:(\d+)(?:-(\d+))?", request["model"])
        count, rate = int(match[1]), int(match[2] or 0)
        self.send_response(200)
        self.send_header("Content-Type", form.kind)
        self.send_header("Transfer-Encoding", "chunked")
        self.end_headers()
        start = time.perf_counter()
        for number, text in enumerate(tokens(count)):
            if rate:
                time.sleep(max(0, start + number / rate - time.perf_counter()))
            form.token(text)
        self.server.last = time.perf_counter()
        form.end(count)
        self.wfile.write(b"0\r\n\r\n")

    def chunk(self, data):
        self.wfile.write(b"%x\r\n%s\r\n" % (len(data), data))


class Lines:
    """A reply as lines of JSON."""
    kind = "application/x-ndjson"

    def __init__(self, handler):
        self.handler = handler

    def token(self, text):
        self._line({"message": {"role": "assistant", "content": text}, "done": False})

    def end(self, count):
        self._line({"done": True, "done_reason": "stop", "prompt_eval_count": 100,
                    "eval_count": count, "eval_duration": 1_000_000_000})

    def _line(self, value):
        self.handler.chunk(json.dumps(value).encode() + b"\n")


class Events:
    """A reply as server-sent events."""
    kind = "text/event-stream"

    def __init__(self, handler):
        self.handler = handler

    def token(self, text):
        self._event([{"index": 0, "delta": {"role": "assistant", "content": text}}])

    def end(self, count):
        self._event([{"index": 0, "delta": {}, "finish_reason": "stop"}])
        self._event([], usage={
            "prompt_tokens": 100, "completion_tokens": count, "total_tokens": count + 100})
        self.handler.chunk(b"data: [DONE]\n\n")

    def _event(self, choices, **more):
        value = {"id": "1", "object": "chat.completion.chunk", "created": 1, "model": "text",
                 "choices": choices, **more}
        self.handler.chunk(b"data: " + json.dumps(value).encode() + b"\n\n")


class Server(http.server.ThreadingHTTPServer):
    """Use it in a `with` block."""
    daemon_threads = True
    last = 0.0
    """When the last word was handed to the kernel."""

    def __init__(self):
        super().__init__(("127.0.0.1", 0), Handler)
        self.url = f"http://127.0.0.1:{self.server_port}"
        threading.Thread(target=self.serve_forever, daemon=True).start()

    def handle_error(self, *_):
        pass
