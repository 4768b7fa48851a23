-- J3 · verdict: RE exception · problem: tables
-- Calls a function that only the command line of SQLite has.
SELECT writefile('/tmp/judge-was-here', 'x') AS n;
