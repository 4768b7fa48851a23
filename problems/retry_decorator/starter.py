from typing import Any, Callable, Tuple, Type


def retry(
    attempts: int,
    delay: float,
    factor: float,
    exceptions: Tuple[Type[BaseException], ...],
    sleep: Callable[[float], None],
) -> Callable[[Callable[..., Any]], Callable[..., Any]]:
    pass  # your code
