-- J9 · verdict: CE syntax · problem: tables
-- A change behind a query.
SELECT n FROM given; DROP TABLE given;
