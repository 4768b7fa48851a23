class UrlShortener:
    def __init__(self, clock, lifetime):
        pass  # your code

    def shorten(self, url, alias=None):
        pass  # your code

    def resolve(self, code):
        pass  # your code

    def visits(self, code):
        pass  # your code
