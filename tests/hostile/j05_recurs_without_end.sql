-- J5 · verdict: TLE cpu · problem: tables
-- A recursion that never ends and gives no row.
WITH RECURSIVE numbers(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM numbers)
SELECT COUNT(*) AS n FROM numbers;
