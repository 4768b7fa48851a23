# trap: does not pass anything to super().__init__, and the text is empty or a tuple
class SettingsError(Exception):
    pass


class MissingSettingError(SettingsError, LookupError):
    def __init__(self, key):
        super().__init__()
        self.key = key


class InvalidSettingError(SettingsError, ValueError):
    def __init__(self, key, value):
        super().__init__()
        self.key = key
        self.value = value


def read_int(settings, key):
    try:
        value = settings[key]
    except KeyError as error:
        raise MissingSettingError(key) from error
    try:
        return int(value)
    except ValueError as error:
        raise InvalidSettingError(key, value) from error
