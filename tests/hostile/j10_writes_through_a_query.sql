-- J10 · verdict: CE forbidden · problem: tables
-- Changes the tables in what looks like a query.
WITH one AS (SELECT 1 AS n) INSERT INTO given SELECT n FROM one RETURNING n;
