"""The supervisor with real processes: whatever happens to the kiosk, another one comes, and nothing is left behind."""

import json
import os
import signal
from pathlib import Path

import pytest

from tests.supervisor.conftest import Keep, gone

QUICK = {"crashes": 1000}
"""Rules under which a crash never leads to other content."""


def test_a_kiosk_that_is_left_on_purpose_is_not_started_again(keep: Keep) -> None:
    keeper = keep("leave")
    status, out, said = keeper.end()
    assert status == 0
    assert "left on purpose" in said
    told = json.loads(out)
    assert told["before"] == told["after"]


def test_a_kiosk_that_was_killed_comes_back(keep: Keep) -> None:
    keeper = keep("well")
    rung, first = keeper.start()
    assert rung == "current"
    assert keeper.note("READY=1")
    os.kill(first, signal.SIGKILL)
    rung, second = keeper.start()
    assert (rung, second != first) == ("current", True)
    assert "SIGKILL" in keeper.note("STATUS=starting again")
    keeper.send(signal.SIGTERM)
    assert keeper.end()[0] == 0
    gone(second)


def test_a_crash_is_logged_with_its_last_words(keep: Keep) -> None:
    keeper = keep("crash early", "crash", "well", rules=QUICK)
    for _ in range(3):
        keeper.start()
    keeper.send(signal.SIGTERM)
    said = keeper.end()[2]
    assert "it ended with status 1" in said
    assert "its last words: something is wrong" in said
    assert "it ended by SIGSEGV" in said


@pytest.mark.parametrize(("life", "said"), [("hang", "no heartbeat"), ("hang early", "nothing was on screen")])
def test_a_kiosk_that_hangs_is_killed_and_comes_back(life: str, said: str, keep: Keep) -> None:
    keeper = keep(life, "leave", limits={"hang": 0.5, "start": 0.5, "words": 0.0}, rules=QUICK)
    _, first = keeper.start()
    gone(first)
    status, _, log = keeper.end()
    assert status == 0
    assert said in log


def test_a_real_kiosk_whose_drawing_stalls_is_killed_and_says_where(keep: Keep) -> None:
    keeper = keep("stall", "leave", limits={"hang": 5.0, "words": 5.0}, rules=QUICK)
    _, first = keeper.start()
    keeper.line("stalls")
    gone(first)
    status, _, said = keeper.end()
    assert status == 0
    assert "no heartbeat for 5 s" in said
    assert "in never_end" in said, "its stack is among its last words"


def test_a_stopped_kiosk_is_killed_and_comes_back(keep: Keep) -> None:
    keeper = keep("well", "leave", limits={"hang": 1.0}, rules=QUICK)
    _, first = keeper.start()
    keeper.note("READY=1")
    os.kill(first, signal.SIGSTOP)
    gone(first)
    assert keeper.end()[0] == 0


@pytest.mark.parametrize("how", [signal.SIGTERM, signal.SIGINT, signal.SIGHUP])
def test_asked_to_end_it_ends_the_kiosk_first(how: signal.Signals, keep: Keep) -> None:
    keeper = keep("parent")
    grandchildren = [int(word) for word in keeper.line("grandchildren").split()[1:]]
    _, kiosk = keeper.start()
    keeper.note("READY=1")
    keeper.send(how)
    status, out, said = keeper.end()
    assert (status, f"asked to end by {how.name}" in said) == (0, True)
    for pid in (kiosk, *grandchildren):
        gone(pid)
    told = json.loads(out)
    assert told["before"] == told["after"]
    assert keeper.note("STOPPING=1")


def test_a_kiosk_that_does_not_listen_is_killed(keep: Keep) -> None:
    keeper = keep("deaf", limits={"end": 0.2})
    keeper.line("deaf")
    kiosk = int(keeper.heard[0].split()[-1])
    keeper.note("READY=1")
    keeper.send(signal.SIGTERM)
    assert keeper.end()[0] == 0
    gone(kiosk)


def test_no_orphans_when_the_kiosk_is_killed(keep: Keep) -> None:
    keeper = keep("parent", "well", rules=QUICK)
    grandchildren = [int(word) for word in keeper.line("grandchildren").split()[1:]]
    _, kiosk = keeper.start()
    os.kill(kiosk, signal.SIGKILL)
    keeper.start()
    for pid in grandchildren:
        gone(pid)


def test_no_orphans_when_the_supervisor_is_killed(keep: Keep) -> None:
    """The kiosk and what stayed in its group; what went its own way is the service manager's."""
    keeper = keep("parent")
    beside, _apart = (int(word) for word in keeper.line("grandchildren").split()[1:])
    _, kiosk = keeper.start()
    keeper.note("READY=1")
    keeper.send(signal.SIGKILL)
    gone(kiosk)
    gone(beside)
    os.kill(_apart, signal.SIGKILL)


def test_three_crashes_lead_down_and_quiet_leads_up_again(keep: Keep) -> None:
    keeper = keep(*["crash"] * 6, "idle", good=True, jump=4000.0)
    rungs = [keeper.start()[0] for _ in range(7)]
    assert rungs == ["current"] * 3 + ["good"] * 3 + ["factory"]
    keeper.note("STATUS=showing, factory")
    keeper.send(signal.SIGUSR1)
    assert keeper.start()[0] == "current"


def test_the_plain_page_stays_and_everything_is_tried_again(keep: Keep) -> None:
    keeper = keep(*["crash"] * 6, "idle", "crash", "crash", "idle", jump=100.0)
    assert [keeper.start()[0] for _ in range(7)] == ["current"] * 3 + ["factory"] * 3 + ["calm"]
    keeper.note("STATUS=showing, calm")
    keeper.send(signal.SIGUSR1)
    assert [keeper.start()[0] for _ in range(3)] == ["current", "factory", "calm"], "now one crash is enough"


def test_other_content_has_its_chance_as_soon_as_nobody_is_there(keep: Keep) -> None:
    keeper = keep(*["crash"] * 3, "idle")
    assert [keeper.start()[0] for _ in range(4)][-1] == "factory"
    keeper.note("STATUS=showing, factory")
    keeper.send(signal.SIGUSR2)
    assert keeper.start()[0] == "current"


def test_asked_for_a_restart_it_is_no_crash(keep: Keep) -> None:
    keeper = keep(*["again"] * 5, "leave")
    assert [keeper.start()[0] for _ in range(6)] == ["current"] * 6
    status, _, said = keeper.end()
    assert (status, "crash" in said) == (0, False)


def test_wrong_usage_is_said_and_ends(keep: Keep) -> None:
    status, _, said = keep("wrong").end()
    assert status == 2
    assert "west-taihu-kiosk: that is wrong" in said


def test_a_clock_that_jumps_is_no_hang(keep: Keep) -> None:
    """As after the machine slept, or the supervisor was halted."""
    keeper = keep("well", limits={"late": 10.0, "hang": 50.0}, jump=5000.0)
    _, kiosk = keeper.start()
    keeper.note("READY=1")
    for _ in range(5):
        keeper.send(signal.SIGUSR1)
    keeper.send(signal.SIGTERM)
    status, _, said = keeper.end()
    assert (status, "started again" in said) == (0, False)
    assert keeper.heard == [f"start current well {kiosk}"]


def test_a_kiosk_that_talks_too_much_is_heard_in_the_end(keep: Keep) -> None:
    keeper = keep("flood")
    assert keeper.note("READY=1")
    keeper.send(signal.SIGTERM)
    assert keeper.end()[0] == 0


def test_many_restarts_in_a_row_leave_nothing_open(keep: Keep) -> None:
    """Two hundred when ``KIOSK_WHOLE`` is set, otherwise a sample."""
    count = 200 if os.environ.get("KIOSK_WHOLE") else 40
    keeper = keep(*["crash early"] * count, "leave", rules=QUICK)
    for _ in range(count + 1):
        keeper.start()
    status, out, _ = keeper.end()
    told = json.loads(out)
    assert (status, told["before"]) == (0, told["after"])


def test_the_watchdog_is_fed_whatever_the_kiosk_does(keep: Keep) -> None:
    keeper = keep("crash", environment={"WATCHDOG_USEC": "400000"}, rules={"delays": [0.0, 1.0]})
    for _ in range(5):
        assert keeper.note("WATCHDOG=1")


def test_how_it_stands_can_be_read(keep: Keep, tmp_path: Path) -> None:
    keeper = keep("crash early", "well", rules=QUICK, state=str(tmp_path))
    keeper.start()
    keeper.start()
    keeper.note("READY=1")
    told = json.loads((tmp_path / "supervisor.json").read_text(encoding="utf-8"))
    assert (told["pid"], told["rung"], told["crashes"]) == (keeper.process.pid, "current", 1)
    assert "status 1" in told["last"]


def test_a_state_that_cannot_be_written_stops_nothing(keep: Keep, tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    keeper = keep("crash early", "leave", rules=QUICK, state=str(tmp_path / "file" / "state"))
    assert keeper.end()[0] == 0
