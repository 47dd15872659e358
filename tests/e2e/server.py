"""The server behind the journeys, which knows when it is at rest."""

import threading

from django.core.servers.basehttp import ThreadedWSGIServer

LONGEST_WORK = 60  # Seconds that one request may take on a machine that does much else.


class RestingServer(ThreadedWSGIServer):
    """Serves as ever, and can be waited for.

    A browser that is closed leaves behind what it had asked for: the server goes on with it, and would write into the
    database of the next test.
    """

    def __init__(self, *args, **options):
        super().__init__(*args, **options)
        self.conversations = set()
        self.one_ended = threading.Condition()

    def process_request(self, request, client_address):
        with self.one_ended:
            self.conversations.add(request)
        super().process_request(request, client_address)

    def close_request(self, request):
        try:
            super().close_request(request)
        finally:
            with self.one_ended:
                self.conversations.discard(request)
                self.one_ended.notify_all()

    def wait_for_rest(self):
        """Return once nobody talks with the server any more. Call it when every browser is closed."""
        with self.one_ended:
            is_at_rest = self.one_ended.wait_for(lambda: not self.conversations, LONGEST_WORK)
        assert is_at_rest, f"Still talking with the server: {self.conversations}"
