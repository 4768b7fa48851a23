-- J8 · verdict: CE forbidden · problem: tables
-- Writes the database into a file.
VACUUM INTO '/tmp/judge-was-here';
