import random
import re
import string

ADDRESS = re.compile(r"(https?)://([^/?#:]+)(?::(\d+))?([^?#]*)(\?[^#]*)?(?:#.*)?", re.IGNORECASE)
ALPHABET = string.ascii_letters + string.digits


class UrlShortener:
    def __init__(self, clock, lifetime):
        self.clock = clock
        self.lifetime = lifetime
        self.urls = {}
        self.ends = {}
        self.counts = {}
        self.own_code = {}
        self.used = set()

    def shorten(self, url, alias=None):
        url = self.normalize(url)
        if alias is not None:
            if not re.fullmatch(r"[A-Za-z0-9-]{3,20}", alias):
                raise ValueError("invalid alias")
            if self.exists(alias) and self.urls[alias] != url:
                raise ValueError("alias is taken")
            code = alias
        elif url in self.own_code and self.exists(self.own_code[url]):
            return self.own_code[url]
        else:
            code = "".join(random.choices(ALPHABET, k=7))
            while code in self.used or self.exists(code):
                code = "".join(random.choices(ALPHABET, k=7))
            self.used.add(code)
            self.own_code[url] = code
        if not self.exists(code):
            self.urls[code] = url
            self.ends[code] = self.clock() + self.lifetime
            self.counts[code] = 0
        return code

    def resolve(self, code):
        if not self.exists(code):
            raise KeyError(code)
        self.counts[code] += 1
        return self.urls[code]

    def visits(self, code):
        if not self.exists(code):
            raise KeyError(code)
        return self.counts[code]

    def exists(self, code):
        return code in self.urls and self.ends[code] > self.clock()

    @staticmethod
    def normalize(url):
        match = ADDRESS.fullmatch(url)
        if match is None:
            raise ValueError("invalid address")
        scheme, host, port, path, query = match.groups(default="")
        scheme, host = scheme.lower(), host.lower()
        if port and (scheme, port) not in (("http", "80"), ("https", "443")):
            host += ":" + port
        return f"{scheme}://{host}{path or '/'}{query}"
