"""Submissions that work against the harness: they may spoil their own answer, nothing else."""

from __future__ import annotations

import os
import signal
import unittest
from typing import Any

from driver import call, function_job, run
from wire import CYCLE, Opaque

SPOILT_BUILTINS = """
import builtins, sys, io
def f(a):
    put, names, modules = setattr, list(vars(builtins)), list(sys.modules)
    for name in names:
        put(builtins, name, None)
    sys.stdout = sys.stderr = None
    sys.meta_path.clear()
    for name in modules:
        sys.modules[name] = None
    return a
"""

TABLE: Any = [
    (SPOILT_BUILTINS, [1, "x", (2.5,)]),
    (SPOILT_BUILTINS.replace("return a", "return {1: a}[2]"), "KeyError"),
    (
        "class L(list):\n def __eq__(self, o): return True\n __len__ = __iter__ = None\ndef f(a): return L(a)",
        [1, "x", (2.5,)],
    ),
    (
        "class M(type):\n __hash__ = None\n def __eq__(s, o): return True\nclass A(metaclass=M): pass\ndef f(a): return A()",
        Opaque("A"),
    ),
    ("def f(a):\n a.append(a)\n return a", [1, "x", (2.5,), CYCLE]),
    ("import sys\ndef f(a):\n sys.setrecursionlimit(40)\n return a", [1, "x", (2.5,)]),
    ("import sys\ndef f(a):\n sys.stdout.close()\n sys.stderr.close()\n return 1", 1),
    ("import sys\nclass W:\n def flush(self): raise SystemExit\ndef f(a):\n sys.stdout = W()\n return 1", 1),
    (
        "import threading, time\ndef f(a):\n threading.Thread(target=lambda: [time.sleep(1) for _ in range(999)]).start()\n return 1",
        1,
    ),
    ("import os\ndef f(a):\n if os.fork() == 0: return 'child'\n os.wait()\n return 'parent'", "parent"),
    ("import os, sys\ndef f(a):\n if os.fork() == 0: 1 / 0\n os.wait()\n return 'parent'", "parent"),
    (
        "class E(Exception):\n @property\n def args(self): raise SystemExit\n __traceback__ = args\ndef f(a): raise E(1)",
        "E",
    ),
    (
        "class M(type):\n def __getattribute__(c, n): raise SystemExit\nclass E(Exception, metaclass=M): pass\n"
        "def f(a): raise E(1)",
        "E",
    ),
    ("class E(Exception): pass\nE.__name__ = 'x' * 10 ** 6\ndef f(a): raise E", "x" * 200),
    ("class S(str):\n def __str__(self): 1 / 0\n encode = __str__\ndef f(a): return S('q')", "q"),
    ("import gc\ndef f(a):\n names = [type(o).__name__ for o in gc.get_objects()]\n return 'expect' in names", False),
    ("import atexit, os\ndef f(a):\n atexit.register(os._exit, 9)\n return 2", 2),
    ("import sys\nsys.excepthook = None\ndef f(a):\n sys.settrace(None)\n return 3", 3),
    ("import signal\ndef f(a):\n signal.signal(signal.SIGXCPU, signal.SIG_IGN)\n return 4", 4),
    (
        "def f(a):\n class N: pass\n n = N(); n.val = 1; n.next = n\n n.__class__ = type('X', (N,), {})\n return n.val",
        1,
    ),
]


class Hostile(unittest.TestCase):
    """One submission each."""

    def test_table(self) -> None:
        """A value or the class of an exception."""
        for source, expected in TABLE:
            with self.subTest(source):
                result = call(source, [1, "x", (2.5,)])
                got = result["exception"]["class"] if result["status"] == "raised" else result["value"]
                self.assertEqual(got, expected)

    def test_deep_list(self) -> None:
        """Ten thousand levels are a value, a hundred thousand are too deep."""
        source = "def f(n):\n x = []\n for _ in range(n): x = [x]\n return x"
        done = run(function_job(source, 10**4))
        self.assertIn(b"\x10\x01\x00\x00\x00" * 10**4, done.frames[-1][1])
        self.assertEqual(call(source, 10**5)["what"], "depth")

    def test_no_answer(self) -> None:
        """A process that ends itself sends no result."""
        table: Any = [
            ("import os\nos._exit(0)", 0),
            ("import os\ndef f(): os._exit(3)", 3 << 8),
            ("import os, signal\ndef f(): os.kill(os.getpid(), signal.SIGKILL)", signal.SIGKILL),
            (
                "import os\nfor fd in range(3, 64):\n try: os.close(fd)\n except OSError: pass\ndef f(): return 1",
                1 << 8,
            ),
        ]
        for source, status in table:
            with self.subTest(source):
                done = run(function_job(source))
                self.assertEqual(([kind for kind, _ in done.frames], done.status), ([1, 3], int(status)))

    def test_descriptors_are_not_inherited(self) -> None:
        """A program started by the submission has neither the channel nor the trace pipe."""
        source = (
            "import os, subprocess, sys\ndef f():\n"
            " code = 'import os; print([fd for fd in range(3, 64) if os.path.exists(\"/proc/self/fd/%d\" % fd)])'\n"
            " return subprocess.run([sys.executable, '-S', '-c', code], close_fds=False, stdout=-1).stdout\n"
        )
        own = call(source.replace("[sys.executable", "['true'] or [sys.executable"))
        self.assertEqual(own["status"], "returned")
        self.assertEqual(call(source)["value"], b"[]\n")

    def test_out_of_memory(self) -> None:
        """`MemoryError` is told even where next to nothing is left."""
        source = (
            "import resource\ndef f():\n"
            " resource.setrlimit(resource.RLIMIT_AS, (1 << 28, 1 << 28))\n"
            " keep = []\n"
            " while True: keep.append('x' * 1000 + str(len(keep)))\n"
        )
        result = call(source)
        self.assertEqual((result["status"], result["exception"]["class"]), ("raised", "MemoryError"))

    def test_nothing_of_the_judge_is_there(self) -> None:
        """The environment holds what the judge set, and the arguments of the process hold the file's name."""
        result = call("import os, sys\ndef f(): return sorted(os.environ), sys.argv")
        names, argv = result["value"]
        self.assertEqual(argv, ["solution.py"])
        self.assertLessEqual(set(names), {"PYTHONHASHSEED", "PYTHONUTF8", "NO_COLOR", "PYTHON_COLORS", "LC_CTYPE"})
        self.assertNotIn("LISTING", os.environ)


if __name__ == "__main__":
    unittest.main()
