class Solution:
    def coinChange(self, coins: List[int], amount: int) -> int:
        dp = [inf] * (amount + 1)
        dp[0] = 0
        for coin in coins:
            for a in range(coin, amount + 1):
                if dp[a - coin] + 1 < dp[a]:
                    dp[a] = dp[a - coin] + 1
        return -1 if dp[amount] == inf else dp[amount]
