class Bucket:
    def __init__(self, capacity, rate, now):
        self.capacity = capacity
        self.rate = rate
        self.amount = capacity
        self.updated = now

    def update(self, now):
        elapsed = max(0.0, now - self.updated)
        self.amount = min(self.capacity, self.amount + elapsed * self.rate)
        self.updated = max(self.updated, now)


class RateLimiter:
    def __init__(self, capacity, rate, clock):
        self.capacity = capacity
        self.rate = rate
        self.clock = clock
        self.buckets = {}

    def _bucket(self, user):
        now = self.clock()
        if user not in self.buckets:
            self.buckets[user] = Bucket(self.capacity, self.rate, now)
        bucket = self.buckets[user]
        bucket.update(now)
        return bucket

    def allow(self, user, cost=1):
        if self.retry_after(user, cost) > 0:
            return False
        self._bucket(user).amount -= cost
        return True

    def tokens(self, user):
        return max(0.0, self._bucket(user).amount)

    def retry_after(self, user, cost=1):
        if cost <= 0 or cost > self.capacity:
            raise ValueError(cost)
        missing = cost - self._bucket(user).amount
        if missing < 1e-9:
            return 0.0
        return missing / self.rate
