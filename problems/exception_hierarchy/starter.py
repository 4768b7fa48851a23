class SettingsError(Exception):
    pass


class MissingSettingError(SettingsError):
    def __init__(self, key):
        pass  # your code


class InvalidSettingError(SettingsError):
    def __init__(self, key, value):
        pass  # your code


def read_int(settings, key):
    pass  # your code
