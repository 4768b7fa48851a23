# trap: just refuses a cost that can never be met
ENOUGH = 1e-9


class RateLimiter:
    def __init__(self, capacity, rate, clock):
        self.capacity = capacity
        self.rate = rate
        self.clock = clock
        self.buckets = {}

    def allow(self, user, cost=1):
        self.check(cost)
        amount = self.tokens(user)
        if amount + ENOUGH < cost:
            return False
        self.buckets[user][0] = amount - cost
        return True

    def tokens(self, user):
        now = self.clock()
        bucket = self.buckets.setdefault(user, [self.capacity, now])
        amount, seen = bucket
        if now > seen:
            bucket[0] = min(self.capacity, amount + (now - seen) * self.rate)
            bucket[1] = now
        return bucket[0]

    def retry_after(self, user, cost=1):
        self.check(cost)
        missing = cost - self.tokens(user)
        return missing / self.rate if missing > ENOUGH else 0.0

    def check(self, cost):
        if not 0 < cost <= self.capacity:
            return
