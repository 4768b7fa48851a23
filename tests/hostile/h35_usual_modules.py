# H35 · verdict: AC · problem: probe
# Uses two dozen modules of the library.
import array
import bisect
import collections
import collections.abc
import copy
import csv
import enum
import functools
import heapq
import io
import itertools
import json
import math
import operator
import pickle
import re
import statistics
import string
import struct
import textwrap
import typing


class Kind(enum.Enum):
    ONE = 1


Point = collections.namedtuple("Point", "x y")


def probe(n):
    heap = [3, 1, 2]
    heapq.heapify(heap)
    checks = [
        array.array("i", [1])[0] == 1,
        bisect.bisect([1, 2], 1) == 1,
        collections.Counter("aab").most_common(1)[0] == ("a", 2),
        isinstance([], collections.abc.Sequence),
        copy.deepcopy([[1]]) == [[1]],
        next(csv.reader(["a,b"])) == ["a", "b"],
        Kind(1) is Kind.ONE,
        functools.reduce(operator.mul, [2, 3]) == 6,
        heapq.heappop(heap) == 1,
        io.StringIO("a\n").readline() == "a\n",
        list(itertools.accumulate([1, 2])) == [1, 3],
        json.loads(json.dumps({"a": [1]})) == {"a": [1]},
        math.gcd(4, 6) == 2,
        pickle.loads(pickle.dumps(Point(1, 2))) == Point(1, 2),
        re.sub("a+", "b", "caat") == "cbt",
        statistics.mean([1, 3]) == 2,
        string.ascii_lowercase.startswith("abc"),
        struct.unpack("<i", struct.pack("<i", 7)) == (7,),
        textwrap.dedent("  a") == "a",
        typing.List[int] is not None,
    ]
    return n + all(checks)
