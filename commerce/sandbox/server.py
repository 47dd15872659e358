"""Serving the application: on 127.0.0.1 and nowhere else, one thread for each request."""

import threading
from contextlib import contextmanager
from socketserver import TCPServer, ThreadingMixIn
from wsgiref.simple_server import WSGIRequestHandler, WSGIServer

from .app import application
from .clock import Clock
from .settings import Settings
from .state import Sandbox

ONLY_HOST = "127.0.0.1"


class Server(ThreadingMixIn, WSGIServer):
    daemon_threads = True
    request_queue_size = 64

    def server_bind(self):
        # Without asking the name service who we are: that can take seconds.
        TCPServer.server_bind(self)
        self.server_name, self.server_port = self.server_address
        self.setup_environ()


class QuietHandler(WSGIRequestHandler):
    def log_message(self, *arguments):
        pass


def start_sandbox(settings=None, clock_speed=1.0):
    """A sandbox with its clock running, not served yet."""
    return Sandbox(settings or Settings(), Clock(clock_speed))


def make_server(sandbox, host=ONLY_HOST, port=0):
    """A bound server. Port 0 takes a free one; `sandbox.address` says which. Other hosts raise `ValueError`."""
    if host != ONLY_HOST:
        raise ValueError(f"it is bound to {ONLY_HOST} only, not to {host}")
    server = Server((host, port), QuietHandler)
    server.set_app(application(sandbox))
    sandbox.address = f"http://{host}:{server.server_port}"
    return server


@contextmanager
def running_sandbox(settings=None, clock_speed=1.0):
    """`with running_sandbox() as sandbox:` serves in this process, for tests; `sandbox.address` is where."""
    sandbox = start_sandbox(settings, clock_speed)
    server = make_server(sandbox)
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
    thread.start()
    try:
        yield sandbox
    finally:
        server.shutdown()
        server.server_close()
        sandbox.clock.stop()
        thread.join()
