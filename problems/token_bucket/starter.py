class RateLimiter:
    def __init__(self, capacity, rate, clock):
        pass  # your code

    def allow(self, user, cost=1):
        pass  # your code

    def tokens(self, user):
        pass  # your code

    def retry_after(self, user, cost=1):
        pass  # your code
