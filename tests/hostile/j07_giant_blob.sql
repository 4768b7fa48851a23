-- J7 · verdict: MLE · problem: tables
-- One value larger than the memory there is.
SELECT LENGTH(zeroblob(900000000) || 'x') AS n;
