from typing import Any, Callable


def memoize(function: Callable[..., Any]) -> Callable[..., Any]:
    pass  # your code
