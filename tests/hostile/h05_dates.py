# H5 · verdict: AC · problem: probe
# Calculates with dates and with the time of the machine.
import calendar
import datetime
import time


def probe(n):
    day = datetime.date(2024, 2, 28) + datetime.timedelta(days=1)
    now = datetime.datetime.now(datetime.timezone.utc)
    local = time.localtime()
    assert now.year > 2000 and local.tm_year > 2000 and calendar.isleap(day.year)
    return n + (datetime.date.fromisoformat("2024-02-29") == day)
