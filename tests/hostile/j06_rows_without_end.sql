-- J6 · verdict: OLE result_size · problem: tables
-- A result that never ends.
WITH RECURSIVE numbers(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM numbers)
SELECT printf('%.*c', 1000000, 'x') AS n FROM numbers;
