"""`python -m commerce.sandbox --port 8090 [--clock-speed 10]`: serves until Ctrl-C."""

import argparse
import os
import sys

from .server import make_server, start_sandbox
from .settings import LiveKeysFound, Settings, refuse_live_keys


def main():
    parser = argparse.ArgumentParser(prog="python -m commerce.sandbox", description="A fake M-Pesa and Stripe.")
    parser.add_argument("--host", default="127.0.0.1", help="only 127.0.0.1 is accepted")
    parser.add_argument("--port", type=int, default=8090)
    parser.add_argument("--clock-speed", type=float, default=1.0, help="seconds of the fake in one real second")
    arguments = parser.parse_args()
    try:
        refuse_live_keys(os.environ)
        sandbox = start_sandbox(Settings.from_environment(os.environ), arguments.clock_speed)
        server = make_server(sandbox, arguments.host, arguments.port)
    except (LiveKeysFound, ValueError, OSError) as problem:
        sys.exit(f"The sandbox does not start: {problem}")
    print(f"Sandbox on {sandbox.address}/ (no money moves)", flush=True)
    try:
        server.serve_forever()
    except KeyboardInterrupt:
        server.server_close()


if __name__ == "__main__":
    main()
