"""Long random sequences of calls, each compared with a plain list."""

import random
import unittest

import stack

VALUES = [0, 1, -1, "", "x", None, (), 2.5]


class AgainstAList(unittest.TestCase):
    def same(self, tested, model, capacity):
        self.assertEqual(len(tested), len(model))
        self.assertIs(tested.is_empty(), not model)
        if model:
            self.assertEqual(tested.peek(), model[-1])
        else:
            self.assertRaises(IndexError, tested.peek)
        self.assertLessEqual(len(tested), capacity)

    def step(self, rng, tested, model, capacity):
        if rng.random() < 0.55:
            value = rng.choice(VALUES)
            if len(model) == capacity:
                self.assertRaises(OverflowError, tested.push, value)
            else:
                self.assertIsNone(tested.push(value))
                model.append(value)
        elif model:
            self.assertEqual(tested.pop(), model.pop())
        else:
            self.assertRaises(IndexError, tested.pop)

    def test_two_stacks_at_a_time(self):
        for seed in range(20):
            rng = random.Random(seed)
            capacity = rng.randint(1, 4)
            pairs = [(stack.Stack(capacity), []) for _ in range(2)]
            for _ in range(60):
                tested, model = rng.choice(pairs)
                self.step(rng, tested, model, capacity)
                for tested, model in pairs:
                    self.same(tested, model, capacity)
