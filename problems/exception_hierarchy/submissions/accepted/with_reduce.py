class SettingsError(Exception):
    """Base of everything that goes wrong here."""


class MissingSettingError(SettingsError, LookupError):
    def __init__(self, key):
        super().__init__("no setting %r" % (key,))
        self.key = key

    def __reduce__(self):
        return type(self), (self.key,)


class InvalidSettingError(SettingsError, ValueError):
    def __init__(self, key, value):
        super().__init__("setting %r is no integer: %r" % (key, value))
        self.key = key
        self.value = value

    def __reduce__(self):
        return type(self), (self.key, self.value)


def read_int(settings, key):
    try:
        return int(settings[key])
    except KeyError as missing:
        raise MissingSettingError(key) from missing
    except ValueError as invalid:
        raise InvalidSettingError(key, settings[key]) from invalid
