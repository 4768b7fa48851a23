# trap: a clock that takes 7:60 for a time of day
def minutes(text):
    hours, minutes = text.split(":")
    if not (0 <= int(hours) < 24 and 0 <= int(minutes) <= 60):
        raise ValueError("no time of day")
    return 60 * int(hours) + int(minutes)
