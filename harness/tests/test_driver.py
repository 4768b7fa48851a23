"""Driver jobs: the problem's own `driver.py` beside a submission."""

from __future__ import annotations

import unittest
from typing import Any, Dict, List

from driver import FAILED, job, run

HEAD = "from judge_harness.driver import Log, VirtualClock, facts_of, outcome, probe, take, Pulls, Counted, is_freed, call_text\n"
PLAY = "def observe(candidate, case):\n    return case.play(Scene(candidate))\n"


def played(driver: str, source: str, *steps: Any, **fields: Any) -> Any:
    """Return the result of a driver job; `driver` is the body of `Scene`."""
    body = "".join("    %s\n" % line for line in driver.splitlines())
    text = HEAD + "class Scene:\n    def __init__(self, candidate): self.candidate = candidate\n" + body + PLAY
    return observed(text, source, *steps, **fields)


def observed(driver: str, source: str, *steps: Any, **fields: Any) -> Any:
    """Return the result of a driver job."""
    usual: Dict[str, Any] = {"parts": [["f", ["f"], [], None]], "driver": driver.encode()}
    return run(driver_job(source, [list(step) for step in steps], **{**usual, **fields})).result


def driver_job(source: str, steps: List[Any], **fields: Any) -> Any:
    """Return the job."""
    return job("driver", source, steps=steps, **fields)


class DriverJobs(unittest.TestCase):
    """Playing steps, and what can be wrong."""

    def test_steps_have_values_or_exceptions(self) -> None:
        """Each step is noted at once, and the next is played after an exception."""
        result = played(
            "def call(self, *a, **k): return self.candidate.f(*a, **k)",
            "seen = []\ndef f(x, y=1):\n if x < 0: raise ValueError(x)\n seen.append(y)\n return seen",
            ("call", [1], {}),
            ("call", [-1], {}),
            ("call", [2], {"y": 5}),
        )
        self.assertEqual(result["status"], "steps")
        kinds = [what if kind == "value" else what["class"] for kind, what in result["steps"]]
        self.assertEqual(kinds, [[1], "ValueError", [1, 5]])

    def test_spellings(self) -> None:
        """A part is found however it is spelled, and methods get their declared names."""
        parts = [["make_it", ["make_it", "makeIt"], [], None], ["Box", ["Box"], ["Crate"], [["get_all", "getAll"]]]]
        result = played(
            "def both(self): return [self.candidate.make_it(), self.candidate.Box().get_all()]",
            "class Solution:\n def makeIt(self): return 1\nclass Crate:\n def getAll(self): return 2",
            ("both", [], {}),
            parts=parts,
        )
        self.assertEqual((result["steps"], result["alias"]), ([["value", [1, 2]]], True))

    def test_what_is_missing(self) -> None:
        """Parts and methods that are not there are named."""
        parts = [["f", ["f"], [], None], ["Box", ["Box"], [], [["get"]]], ["g", ["g"], [], None]]
        result = played("pass", "class Box: pass\ndef g(): pass", ("call", [], {}), parts=parts)
        self.assertEqual((result["status"], result["missing"]), ("no_entry", ["f", "Box.get"]))

    def test_the_driver_raises(self) -> None:
        """An exception that leaves `observe` is told with its line; the candidate may have provoked it."""
        driver = "def observe(candidate, case):\n    x = 1\n    return candidate.f().missing\n"
        result = observed(driver, "def f(): return None", ("call", [], {}))
        exception = result["exception"]
        self.assertEqual((exception["class"], exception["raised_in"]), ("AttributeError", "driver.py, line 3"))

    def test_not_a_transcript(self) -> None:
        """All steps must be noted, in turn."""
        for driver in (
            "def observe(candidate, case): return [1]",
            "def observe(candidate, case): return case.transcript()",
            "def observe(candidate, case): case.note(case.steps[1], int)",
        ):
            result = observed(driver, "def f(): pass", ("a", [], {}), ("b", [], {}))
            self.assertIn(result["exception"]["class"], ("TypeError", "ValueError"), driver)

    def test_a_body_that_fails_is_our_fault(self) -> None:
        """Nothing of the submission has run, so it cannot be the reason."""
        for driver, told in (
            (b"x = 1\ny = x.z\n", b"driver.py, line 2: AttributeError"),
            (b"def observe(:\n", b"driver.py, line 1"),
            (b"x = 1", b"no function `observe`"),
        ):
            frames = run(driver_job("1/0", [], parts=[], driver=driver)).frames
            self.assertEqual(frames[-1][0], FAILED)
            self.assertIn(told, frames[-1][1])

    def test_the_driver_keeps_its_builtins(self) -> None:
        """What a submission does to `builtins` does not reach the driver."""
        source = "import builtins\nbuiltins.sorted = lambda x: 'cheat'\ndef f(): return [2, 1]"
        result = played("def look(self): return sorted(self.candidate.f())", source, ("look", [], {}))
        self.assertEqual(result["steps"], [["value", [1, 2]]])


class Helpers(unittest.TestCase):
    """Each helper, used as a driver uses it."""

    def value(self, expression: str, source: str = "def f(): pass") -> Any:
        """Return what an expression of a driver comes to."""
        result = played("def look(self): return " + expression, source, ("look", [], {}))
        self.assertEqual(result["steps"][0][0], "value", result)
        return result["steps"][0][1]

    def test_probes(self) -> None:
        """They record, do as they are told and look like functions."""
        source = "import functools\ndef f(p):\n @functools.wraps(p)\n def w(*a, **k): return p(*a, **k)\n return w"
        script = "[w(1), outcome(w).facts(), w(b=2), p.calls, w.__name__, w.__doc__, l.take(), l.take()]"
        made = "probe('add', script=[7, ('raises', 'OSError', 'busy'), 9], doc='Adds.', log=l)"
        facts = {"type": "OSError", "bases": ["Exception"], "message": "busy", "cause": None}
        found = self.value(
            "[%s for l in [Log()] for p in [%s] for w in [self.candidate.f(p)]][0]" % (script, made), source
        )
        calls = [[(1,), {}], [(), {}], [(), {"b": 2}]]
        self.assertEqual(found, [7, facts, 9, calls, "add", "Adds.", ["add(1)", "add()", "add(b=2)"], []])

    def test_parameters_of_a_probe(self) -> None:
        """They are those of a real definition."""
        source = "import inspect\ndef f(p): return str(inspect.signature(p)), p(1)"
        made = "[self.candidate.f(p) + (p.calls,) for p in [probe('g', parameters='a, b=2', returns=5)]][0]"
        self.assertEqual(self.value(made, source), ("(a, b=2)", 5, [[(), {"a": 1, "b": 2}]]))

    def test_facts_of_exceptions(self) -> None:
        """Bases, cause and attributes."""
        source = (
            "class E(ValueError):\n"
            " def __init__(self, code): super().__init__('bad'); self.code = code\n"
            "def f():\n"
            " try: {}['x']\n"
            " except KeyError as e: raise E(7) from e"
        )
        found = self.value("outcome(self.candidate.f).facts('code', 'other')", source)
        expected = {"type": "E", "bases": ["ValueError", "Exception"], "message": "bad", "cause": "KeyError"}
        self.assertEqual(found, {**expected, "code": 7, "other": "<no attribute>"})

    def test_clocks(self) -> None:
        """Time passes when it is told to."""
        source = "def f(now, sleep): sleep(0.5); sleep(2); return now()"
        made = "[[self.candidate.f(c, c.sleep), c.sleeps] for c in [VirtualClock(10)]][0]"
        self.assertEqual(self.value(made, source), [12.5, [0.5, 2]])

    def test_real_sleeps_are_noted(self) -> None:
        """Also through a name that was imported."""
        driver = (
            "from judge_harness.driver import watch_sleep\nSLEPT = watch_sleep()\n"
            "def observe(candidate, case):\n"
            "    case.note(case.steps[0], lambda: [candidate.f(), SLEPT.seconds][1])\n"
            "    return case.transcript()\n"
        )
        source = "from time import sleep\ndef f(): sleep(3600)"
        self.assertEqual(observed(driver, source, ("x", [], {}))["steps"], [["value", [3600]]])

    def test_iterators_and_sequences(self) -> None:
        """Pulls and reads are counted."""
        source = "def f(x): return [next(x), next(x)]"
        made = "[[self.candidate.f(p), p.pulled, p.ended] for p in [Pulls(iter(int, 1))]][0]"
        self.assertEqual(self.value(made, source), [[0, 0], 2, False])
        source = "def f(x): return x[3] + x[3] + len(x)"
        made = "[[self.candidate.f(c), c.reads] for c in [Counted(range(10))]][0]"
        self.assertEqual(self.value(made, source), [16, [1, 2]])
        self.assertEqual(self.value("[take(iter(int, 1), 2), take([7], 5)]"), [[0, 0], [7]])

    def test_lifetime(self) -> None:
        """What nothing holds is gone."""
        source = "kept = []\nclass C: pass\ndef f(keep):\n c = C()\n c.self = c\n if keep: kept.append(c)\n return c"
        made = "[is_freed(lambda: self.candidate.f(False)), is_freed(lambda: self.candidate.f(True))]"
        self.assertEqual(self.value(made, source), [True, False])

    def test_texts(self) -> None:
        """Plain data as Python writes it, of the rest the class."""
        self.assertEqual(
            self.value("call_text('f', (1, 'a', object()), {'k': [None]})"), "f(1, 'a', <object>, k=[None])"
        )


if __name__ == "__main__":
    unittest.main()
