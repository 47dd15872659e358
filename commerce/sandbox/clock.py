"""The sandbox's own time: it can run faster, be moved forward, and run what is due without anybody waiting."""

import heapq
import itertools
import threading
import time
import traceback
from contextlib import contextmanager
from dataclasses import dataclass, field


@dataclass(order=True)
class Job:
    due: float
    number: int
    call: object = field(compare=False)
    background: bool = field(compare=False)


class Clock:
    """Seconds since 1970, as fast as it is told; and a schedule whose jobs each run in a thread of their own."""

    def __init__(self, speed=1.0):
        if speed <= 0:
            raise ValueError("The clock's speed must be above 0.")
        self.speed = speed
        self._base = time.time()
        self._since = time.monotonic()
        self._changed = threading.Condition()
        self._numbers = itertools.count()
        self._jobs = []
        self._held = 0
        self._running = 0
        self._stopped = False
        self._request = threading.local()
        threading.Thread(target=self._start_what_is_due, daemon=True).start()

    def now(self):
        return self._base + (time.monotonic() - self._since) * self.speed

    def advance(self, seconds):
        """Moves the time forward; what becomes due starts at once."""
        with self._changed:
            self._base += seconds
            self._changed.notify_all()

    def after(self, seconds, call, *arguments, background=False):
        """Runs `call(*arguments)` that much later; inside a request the wait begins only when its reply is out.

        `run_until_idle` does not jump to background jobs (such as the end of a checkout session after a day).
        """
        job = (seconds, lambda: call(*arguments), background)
        held = getattr(self._request, "held", None)
        with self._changed:
            if held is None:
                self._schedule(job)
            else:
                held.append(job)
                self._held += 1

    @contextmanager
    def holding(self):
        """Within, this thread's jobs are kept back. Yields the list to give to `release` after the reply."""
        self._request.held = []
        try:
            yield self._request.held
        finally:
            self._request.held = None

    def release(self, held):
        with self._changed:
            for job in held:
                self._schedule(job)
            self._held -= len(held)
            held.clear()
            self._changed.notify_all()

    def sleep(self, seconds):
        """Waits, in the sandbox's time; `advance` shortens the wait."""
        end = self.now() + seconds
        with self._changed:
            while (left := end - self.now()) > 0:
                self._changed.wait(left / self.speed)

    def forget_jobs(self):
        with self._changed:
            self._jobs.clear()

    def stop(self):
        """Nothing more becomes due, ever."""
        with self._changed:
            self._stopped = True
            self._changed.notify_all()

    def run_until_idle(self, limit=20.0):
        """Moves the time from job to job until none is left or running; after `limit` real seconds, `TimeoutError`."""
        give_up = time.monotonic() + limit
        with self._changed:
            while True:
                waiting = [job for job in self._jobs if not job.background]
                if not (waiting or self._held or self._running):
                    return
                if waiting and not (self._held or self._running):
                    self._base += max(0.0, min(waiting).due - self.now())
                    self._changed.notify_all()
                if time.monotonic() > give_up:
                    raise TimeoutError(f"{len(waiting)} jobs are left, {self._running} still running")
                self._changed.wait(0.02)

    def _schedule(self, job):
        seconds, call, background = job
        heapq.heappush(self._jobs, Job(self.now() + seconds, next(self._numbers), call, background))
        self._changed.notify_all()

    def _start_what_is_due(self):
        with self._changed:
            while not self._stopped:
                while self._jobs and self._jobs[0].due <= self.now():
                    self._running += 1
                    threading.Thread(target=self._run, args=[heapq.heappop(self._jobs)], daemon=True).start()
                left = (self._jobs[0].due - self.now()) / self.speed if self._jobs else None
                self._changed.wait(left)

    def _run(self, job):
        try:
            job.call()
        except Exception:
            traceback.print_exc()
        finally:
            with self._changed:
                self._running -= 1
                self._changed.notify_all()
