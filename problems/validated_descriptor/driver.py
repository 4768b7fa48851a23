"""Uses a candidate's descriptor in a few classes, and watches objects go."""

from __future__ import annotations

import gc
import weakref
from typing import Any, Dict

from judge_harness.driver import Candidate, Case, Transcript


def classes_with(validated: Any) -> Dict[str, Any]:
    """The classes of the statement."""

    class Person:
        name = validated(lambda value: isinstance(value, str) and value != "")
        age = validated(lambda value: isinstance(value, int) and 0 <= value <= 150)

        def __init__(self, name: Any, age: Any) -> None:
            self.name = name
            self.age = age

    class Employee(Person):
        salary = validated(lambda value: isinstance(value, int) and value >= 0)

        def __init__(self, name: Any, age: Any, salary: Any) -> None:
            super().__init__(name, age)
            self.salary = salary

    class Ship:
        name = validated(lambda value: isinstance(value, str))
        age = validated(lambda value: isinstance(value, int) and value >= 0)

        def __init__(self, name: Any, age: Any) -> None:
            self.name = name
            self.age = age

    class Task:
        title = validated(lambda value: isinstance(value, str))
        done = validated(lambda value: isinstance(value, bool))
        note = validated(lambda value: True)

    class Point:
        x = validated(lambda value: isinstance(value, int))
        y = validated(lambda value: isinstance(value, int))
        weight = validated(lambda value: value >= 0)

        def __init__(self, x: Any, y: Any) -> None:
            self.x = x
            self.y = y

        def __eq__(self, other: object) -> bool:
            return isinstance(other, Point) and (self.x, self.y) == (other.x, other.y)

    return {cls.__name__: cls for cls in (Person, Employee, Ship, Task, Point)}


class Scene:
    """Objects by label."""

    def __init__(self, candidate: Candidate) -> None:
        self.classes = classes_with(candidate.Validated)
        self.objects: Dict[str, Any] = {}

    def create(self, label: str, kind: str, *values: Any) -> None:
        self.objects[label] = self.classes[kind](*values)

    def get(self, label: str, field: str) -> Any:
        return getattr(self.objects[label], field)

    def set(self, label: str, field: str, value: Any) -> None:
        setattr(self.objects[label], field, value)

    def from_class(self, kind: str, field: str) -> str:
        cls = self.classes[kind]
        found = getattr(cls, field)
        defined = next(vars(base)[field] for base in cls.__mro__ if field in vars(base))
        return "the descriptor" if found is defined else type(found).__name__

    def drop(self, label: str) -> bool:
        watcher = weakref.ref(self.objects.pop(label))
        gc.collect()
        return watcher() is None


def observe(candidate: Candidate, case: Case) -> Transcript:
    return case.play(Scene(candidate))
