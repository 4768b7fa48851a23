# trap: draws four letters and does not look whether the code is there already
import random
import string
from urllib.parse import urlsplit

DIGITS = string.digits + string.ascii_letters
USUAL_PORT = {"http": 80, "https": 443}


class Link:
    def __init__(self, url, ends):
        self.url = url
        self.ends = ends
        self.visits = 0


class UrlShortener:
    def __init__(self, clock, lifetime):
        self.clock = clock
        self.lifetime = lifetime
        self.links = {}
        self.codes = {}
        self.count = 0

    def shorten(self, url, alias=None):
        url = normal_form(url)
        if alias is None:
            code = self.codes.get(url)
            if code is None or self._alive(code) is None:
                code = self.codes[url] = self._new_code()
                self._add(code, url)
            return code
        if not (3 <= len(alias) <= 20 and set(alias) <= set(DIGITS + "-")):
            raise ValueError("not an alias: %r" % alias)
        link = self._alive(alias)
        if link is None:
            self._add(alias, url)
        elif link.url != url:
            raise ValueError("the alias %r is taken" % alias)
        return alias

    def resolve(self, code):
        link = self._existing(code)
        link.visits += 1
        return link.url

    def visits(self, code):
        return self._existing(code).visits

    def _add(self, code, url):
        self.links[code] = Link(url, self.clock() + self.lifetime)

    def _alive(self, code):
        link = self.links.get(code)
        return link if link is not None and self.clock() < link.ends else None

    def _existing(self, code):
        link = self._alive(code)
        if link is None:
            raise KeyError(code)
        return link

    def _new_code(self):
        return "".join(random.choice(DIGITS) for _ in range(4))


def normal_form(url):
    parts = urlsplit(url)
    if parts.scheme not in USUAL_PORT or not parts.hostname:
        raise ValueError("not an address: %r" % url)
    host = parts.hostname
    if parts.port is not None and parts.port != USUAL_PORT[parts.scheme]:
        host += ":%d" % parts.port
    query = "?" + parts.query if parts.query else ""
    return parts.scheme + "://" + host + (parts.path or "/") + query
