from typing import Iterator


class Solution:
    def fib(self) -> Iterator[int]:
        numbers = [0, 1]
        while True:
            yield numbers[0]
            numbers = [numbers[1], sum(numbers)]
