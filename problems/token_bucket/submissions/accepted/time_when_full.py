# Keeps one number per user: when the bucket will be full. And one for the latest look.
class RateLimiter:
    def __init__(self, capacity, rate, clock):
        self.capacity, self.rate, self.clock = capacity, rate, clock
        self.full_at = {}
        self.looked = {}

    def _now(self, user):
        now = self.looked[user] = max(self.clock(), self.looked.get(user, float("-inf")))
        return now

    def tokens(self, user):
        left = max(0.0, self.full_at.get(user, float("-inf")) - self._now(user))
        return self.capacity - left * self.rate

    def allow(self, user, cost=1):
        allowed = self.retry_after(user, cost) == 0
        if allowed:
            full_at = max(self._now(user), self.full_at.get(user, float("-inf")))
            self.full_at[user] = full_at + cost / self.rate
        return allowed

    def retry_after(self, user, cost=1):
        if not 0 < cost <= self.capacity:
            raise ValueError("impossible cost")
        missing = cost - self.tokens(user)
        return 0.0 if missing < 1e-9 else missing / self.rate
