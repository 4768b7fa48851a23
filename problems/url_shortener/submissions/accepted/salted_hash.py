import hashlib
from urllib.parse import urlsplit, urlunsplit


class UrlShortener:
    def __init__(self, clock, lifetime):
        self.clock, self.lifetime = clock, lifetime
        self.by_code = {}
        self.by_url = {}
        self.given = set()

    def shorten(self, url, alias=None):
        url = self._normal(url)
        self._forget(self.by_url.get(url))
        if alias is None:
            if url not in self.by_url:
                code = self._code_for(url)
                self.given.add(code)
                self.by_url[url] = code
                self.by_code[code] = [url, self.clock(), 0]
            return self.by_url[url]
        allowed = all(c.isalnum() or c == "-" for c in alias) and alias.isascii()
        if not allowed or len(alias) < 3 or len(alias) > 20:
            raise ValueError(alias)
        self._forget(alias)
        entry = self.by_code.setdefault(alias, [url, self.clock(), 0])
        if entry[0] != url:
            raise ValueError(alias)
        return alias

    def resolve(self, code):
        self._forget(code)
        entry = self.by_code[code]
        entry[2] += 1
        return entry[0]

    def visits(self, code):
        self._forget(code)
        return self.by_code[code][2]

    def _forget(self, code):
        entry = self.by_code.get(code)
        if entry and self.clock() - entry[1] >= self.lifetime:
            del self.by_code[code]
            if self.by_url.get(entry[0]) == code:
                del self.by_url[entry[0]]

    def _code_for(self, url):
        salt = 0
        while True:
            code = hashlib.md5(b"%d %s" % (salt, url.encode())).hexdigest()[:7]
            self._forget(code)
            if code not in self.given and code not in self.by_code:
                return code
            salt += 1

    def _normal(self, url):
        scheme, host, path, query, _ = urlsplit(url)
        if scheme not in ("http", "https") or not host:
            raise ValueError(url)
        host = host.lower()
        usual = ":80" if scheme == "http" else ":443"
        if host.endswith(usual):
            host = host[: -len(usual)]
        return urlunsplit((scheme, host, path or "/", query, ""))
