"""The kiosk as a process: started so that it can never outlive its parent, heard line by line, and ended for good.

What the kiosk says on its standard output is for the supervisor: ``shown``, ``ready``, ``beat``, ``beat idle``. Its
standard input is a lifeline on which nothing is ever said: when it ends, the kiosk ends itself. That works on every
system. Beyond it, Linux kills the kiosk with its parent, a guard kills what the kiosk started, and Windows has a job.
"""

import contextlib
import ctypes
import os
import signal
import subprocess
import sys
import threading
from collections import deque
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from queue import SimpleQueue
from typing import IO

from kiosk.supervisor.events import Ended, Event, Said

ON_LINUX = sys.platform.startswith("linux")
ON_WINDOWS = sys.platform == "win32"
PR_SET_PDEATHSIG = 1
PR_SET_CHILD_SUBREAPER = 36
LAST_WORDS = 30
"""Lines of standard error that are kept to say why it ended."""
JOIN_SECONDS = 5.0
LONGEST_LINE = 4096

_prctl = ctypes.CDLL(None, use_errno=True).prctl if ON_LINUX else None


def adopt_orphans() -> None:
    """Become the parent of whatever the kiosk's own children leave behind, so that it can be ended (Linux)."""
    if _prctl is not None:
        _prctl(PR_SET_CHILD_SUBREAPER, 1, 0, 0, 0)


class Child:
    """One life of the kiosk; ``number`` tells its events from those of earlier lives."""

    def __init__(
        self,
        number: int,
        command: Sequence[str],
        environment: Mapping[str, str],
        events: "SimpleQueue[Event]",
        echo: Callable[[str], object],
    ) -> None:
        self.number = number
        self.last_words: deque[str] = deque(maxlen=LAST_WORDS)
        self._events = events
        self._echo = echo
        self._job = Job() if ON_WINDOWS else None
        self._process = subprocess.Popen(
            command,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            env=dict(environment),
            start_new_session=not ON_WINDOWS,
            preexec_fn=_bind_to_parent(os.getpid()) if ON_LINUX else None,
        )
        self.pid = self._process.pid
        if self._job is not None:
            self._job.take(self._process)
        self._threads = [
            threading.Thread(target=work, name=f"child-{number}", daemon=True)
            for work in (self._hear, self._overhear, self._await)
        ]
        for thread in self._threads:
            thread.start()

    def ask_to_end(self) -> None:
        """Let it end itself: the lifeline ends, and where there are signals, it gets one."""
        assert self._process.stdin is not None
        with contextlib.suppress(OSError):
            self._process.stdin.close()
        if not ON_WINDOWS:
            os.kill(self.pid, signal.SIGTERM)

    def ask_where_it_stands(self) -> None:
        """Let a kiosk that hangs write down where; it does not survive this."""
        if not ON_WINDOWS:
            os.kill(self.pid, signal.SIGABRT)

    def kill(self) -> None:
        """End it now, with all that it started."""
        if self._job is not None:
            self._job.end()
            self._process.kill()
        else:
            _kill_group(self.pid)

    def bury(self, spare: int) -> int:
        """After its end: leave nothing of it behind, no process, no thread, no open file; return its status.

        On Linux all our children end, also those that the kiosk left to us, except ``spare``. Until here the kiosk's
        id is not free for others, so that no stranger is ever sent a signal.
        """
        if self._job is not None:
            self._job.end()
        else:
            _kill_group(self.pid)
        status = self._process.wait()
        _kill_adopted(frozenset({spare}))
        for thread in self._threads:
            thread.join(JOIN_SECONDS)
        for stream in (self._process.stdin, self._process.stdout, self._process.stderr):
            if stream is not None:
                with contextlib.suppress(OSError):
                    stream.close()
        return status

    def _hear(self) -> None:
        assert self._process.stdout is not None
        for line in _lines(self._process.stdout):
            self._events.put(Said(self.number, line))

    def _overhear(self) -> None:
        assert self._process.stderr is not None
        for line in _lines(self._process.stderr):
            self.last_words.append(line)
            self._echo(line)

    def _await(self) -> None:
        if ON_WINDOWS:
            self._process.wait()
        else:
            os.waitid(os.P_PID, self.pid, os.WEXITED | os.WNOWAIT)
        self._events.put(Ended(self.number))


def _lines(stream: IO[bytes]) -> Iterator[str]:
    """Yield lines until the end; a line that is too long is taken in pieces."""
    with contextlib.suppress(OSError, ValueError):
        while data := stream.readline(LONGEST_LINE):
            yield data.decode("utf-8", "replace").rstrip("\r\n")


def _bind_to_parent(parent: int) -> Callable[[], None]:
    """Return what a new child does before it becomes the kiosk: from now on it dies with its parent, without a core."""
    import resource

    def bind() -> None:
        assert _prctl is not None
        _prctl(PR_SET_PDEATHSIG, signal.SIGKILL, 0, 0, 0)
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
        if os.getppid() != parent:
            os._exit(1)

    return bind


def _kill_group(group: int) -> None:
    with contextlib.suppress(ProcessLookupError, PermissionError):
        os.killpg(group, signal.SIGKILL)


def _kill_adopted(spare: frozenset[int]) -> None:
    """End and bury every child that is there, except those in ``spare`` (Linux)."""
    if not ON_LINUX:
        return
    while left := _children() - spare:
        for pid in left:
            with contextlib.suppress(ProcessLookupError):
                os.kill(pid, signal.SIGKILL)
            with contextlib.suppress(ChildProcessError):
                os.waitpid(pid, 0)


def _children() -> frozenset[int]:
    """Return the ids of our children, dead ones too; the kernel's own list of them leaves some out while others end."""
    found: set[int] = set()
    for told in Path("/proc").glob("[0-9]*/stat"):
        with contextlib.suppress(OSError, ValueError, IndexError):
            # The name in brackets may hold anything; state and parent follow the last bracket
            if int(told.read_text(encoding="utf-8", errors="replace").rpartition(")")[2].split()[1]) == os.getpid():
                found.add(int(told.parent.name))
    return frozenset(found)


class Guard:
    """A process that does nothing but wait for our end, and then ends what the kiosk started (not on Windows).

    Linux tells only the kiosk of our death, not the processes that it started itself.
    """

    def __init__(self) -> None:
        self.pid = 0
        self._pipe = -1
        if ON_WINDOWS:
            return
        read, self._pipe = os.pipe()
        self.pid = os.fork()
        if self.pid == 0:
            os.close(self._pipe)
            _stand_guard(read)
        os.close(read)

    def watch(self, group: int) -> None:
        """From now on this is the process group to end; 0 for none."""
        if self._pipe >= 0:
            with contextlib.suppress(OSError):
                os.write(self._pipe, f"{group}\n".encode())

    def end(self) -> None:
        """Let the guard go."""
        if self._pipe >= 0:
            self.watch(0)
            os.close(self._pipe)
            self._pipe = -1
            with contextlib.suppress(ChildProcessError):
                os.waitpid(self.pid, 0)


def _stand_guard(pipe: int) -> None:
    """The guard's whole life."""
    group = 0
    try:
        os.setsid()
        for name in (signal.SIGTERM, signal.SIGINT, signal.SIGHUP):
            signal.signal(name, signal.SIG_IGN)
        while told := os.read(pipe, 4096):
            group = int(told.split()[-1])
        if group:
            _kill_group(group)
    finally:
        os._exit(0)


class Job:
    """A Windows job object: whatever the kiosk starts belongs to it, and all ends when its last handle is closed."""

    def __init__(self) -> None:
        if sys.platform == "win32":
            kernel = ctypes.WinDLL("kernel32", use_last_error=True)
            handle, flag = ctypes.c_void_p, ctypes.c_int
            kernel.CreateJobObjectW.restype = handle
            kernel.CreateJobObjectW.argtypes = (handle, ctypes.c_wchar_p)
            kernel.SetInformationJobObject.restype = flag
            kernel.SetInformationJobObject.argtypes = (handle, ctypes.c_int, handle, ctypes.c_uint32)
            kernel.AssignProcessToJobObject.restype = flag
            kernel.AssignProcessToJobObject.argtypes = (handle, handle)
            kernel.TerminateJobObject.argtypes = (handle, ctypes.c_uint32)
            kernel.CloseHandle.argtypes = (handle,)
            self._kernel = kernel
            self._handle = kernel.CreateJobObjectW(None, None)
            limits = _ExtendedLimits()
            limits.LimitFlags = JOB_OBJECT_LIMIT_KILL_ON_JOB_CLOSE
            kernel.SetInformationJobObject(
                self._handle, EXTENDED_LIMIT_INFORMATION, ctypes.byref(limits), ctypes.sizeof(limits)
            )

    def take(self, process: "subprocess.Popen[bytes]") -> None:
        """Put the kiosk into the job, and with it whatever it will start."""
        if sys.platform == "win32":
            self._kernel.AssignProcessToJobObject(self._handle, int(process._handle))

    def end(self) -> None:
        """End everything in the job; a second time nothing happens."""
        if sys.platform == "win32" and self._handle:
            self._kernel.TerminateJobObject(self._handle, 1)
            self._kernel.CloseHandle(self._handle)
            self._handle = None


JOB_OBJECT_LIMIT_KILL_ON_JOB_CLOSE = 0x2000
EXTENDED_LIMIT_INFORMATION = 9


class _ExtendedLimits(ctypes.Structure):
    """JOBOBJECT_EXTENDED_LIMIT_INFORMATION of the Windows API, the names as there."""

    _fields_ = (
        ("PerProcessUserTimeLimit", ctypes.c_int64),
        ("PerJobUserTimeLimit", ctypes.c_int64),
        ("LimitFlags", ctypes.c_uint32),
        ("MinimumWorkingSetSize", ctypes.c_size_t),
        ("MaximumWorkingSetSize", ctypes.c_size_t),
        ("ActiveProcessLimit", ctypes.c_uint32),
        ("Affinity", ctypes.c_size_t),
        ("PriorityClass", ctypes.c_uint32),
        ("SchedulingClass", ctypes.c_uint32),
        ("IoInfo", ctypes.c_uint64 * 6),
        ("ProcessMemoryLimit", ctypes.c_size_t),
        ("JobMemoryLimit", ctypes.c_size_t),
        ("PeakProcessMemoryUsed", ctypes.c_size_t),
        ("PeakJobMemoryUsed", ctypes.c_size_t),
    )
