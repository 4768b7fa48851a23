# trap: raises without from, so that there is no cause
class SettingsError(Exception):
    pass


class MissingSettingError(SettingsError, LookupError):
    def __init__(self, key):
        super().__init__(key)
        self.key = key

    def __str__(self):
        return f"no setting {self.key!r}"


class InvalidSettingError(SettingsError, ValueError):
    def __init__(self, key, value):
        super().__init__(key, value)
        self.key = key
        self.value = value

    def __str__(self):
        return f"setting {self.key!r} is no integer: {self.value!r}"


def read_int(settings, key):
    try:
        value = settings[key]
    except KeyError as error:
        raise MissingSettingError(key)
    try:
        return int(value)
    except ValueError as error:
        raise InvalidSettingError(key, value)
