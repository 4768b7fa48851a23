import unittest

import clock


class WholeDay(unittest.TestCase):
    def test_every_minute(self):
        texts = ["%d:%02d" % (hour, minute) for hour in range(24) for minute in range(60)]
        self.assertEqual([clock.minutes(text) for text in texts], list(range(1440)))

    def test_too_late(self):
        self.assertRaises(ValueError, clock.minutes, "24:00")

    def test_too_many_minutes(self):
        self.assertRaises(ValueError, clock.minutes, "7:60")
