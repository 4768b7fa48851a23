from typing import Any, Callable


def compose(*functions: Callable[..., Any]) -> Callable[..., Any]:
    pass  # your code
