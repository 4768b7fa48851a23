-- J4 · verdict: CE forbidden · problem: tables
-- Makes the list of tables writable.
PRAGMA writable_schema = ON;
