"""The other side of the callbacks: a little server that keeps what it is sent and answers as it is told."""

import json
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer


class Shop:
    def __init__(self):
        self.received = []
        self.status = 200
        self.answer = {"ResultCode": 0, "ResultDesc": "Accepted"}
        self.server = ThreadingHTTPServer(("127.0.0.1", 0), self._handler())
        self.address = f"http://127.0.0.1:{self.server.server_port}"

    def bodies(self, path):
        """What came to this path, in order, read as JSON."""
        return [json.loads(body) for where, _, body in self.received if where == path]

    def _handler(self):
        shop = self

        class Handler(BaseHTTPRequestHandler):
            def do_POST(self):
                body = self.rfile.read(int(self.headers["Content-Length"]))
                shop.received.append((self.path, dict(self.headers), body))
                answer = json.dumps(shop.answer).encode()
                self.send_response(shop.status)
                self.send_header("Content-Length", str(len(answer)))
                self.end_headers()
                self.wfile.write(answer)

            def log_message(self, *arguments):
                pass

        return Handler

    def __enter__(self):
        threading.Thread(target=self.server.serve_forever, args=[0.02], daemon=True).start()
        return self

    def __exit__(self, *problem):
        self.server.shutdown()
        self.server.server_close()
