# H7 · verdict: AC · problem: probe · tier seccomp: RE exception · needs: python >= 3.9, zone-data
# Converts between time zones.
import datetime
import zoneinfo


def probe(n):
    zone = zoneinfo.ZoneInfo("Europe/Berlin")
    noon = datetime.datetime(2024, 7, 1, 12, tzinfo=zone)
    return n + int(noon.utcoffset() == datetime.timedelta(hours=2))
