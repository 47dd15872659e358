"""The sandbox's own time."""

from commerce.sandbox.clock import Clock


def test_time_can_run_faster():
    clock = Clock(speed=1000)
    before = clock.now()

    clock.sleep(50)

    assert 50 <= clock.now() - before < 5000


def test_idle_jumps_from_job_to_job_and_leaves_the_background_alone():
    clock, done = Clock(), []
    clock.after(3600, done.append, "an hour")
    clock.after(60, lambda: clock.after(60, done.append, "two minutes"))
    clock.after(7200, done.append, "never", background=True)

    clock.run_until_idle()

    assert done == ["two minutes", "an hour"]


def test_jobs_of_a_request_wait_for_its_reply():
    clock, done = Clock(), []
    with clock.holding() as held:
        clock.after(0, done.append, "callback")
    clock.advance(100)
    assert done == []

    clock.release(held)
    clock.run_until_idle()

    assert done == ["callback"]
