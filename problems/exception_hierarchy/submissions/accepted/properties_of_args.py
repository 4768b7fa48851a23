class SettingsError(Exception):
    pass


class _Described(SettingsError):
    text = ""

    @property
    def key(self):
        return self.args[0]

    def __str__(self):
        return self.text.format(*self.args)


class MissingSettingError(_Described, LookupError):
    text = "no setting {!r}"


class InvalidSettingError(_Described, ValueError):
    text = "setting {!r} is no integer: {!r}"

    @property
    def value(self):
        return self.args[1]


class Solution:
    def read_int(self, settings, key):
        try:
            return int(settings[key])
        except LookupError as error:
            raise MissingSettingError(key) from error
        except ValueError as error:
            raise InvalidSettingError(key, settings[key]) from error
