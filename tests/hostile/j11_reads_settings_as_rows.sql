-- J11 · verdict: CE forbidden · problem: tables
-- Asks for the files of the database through a function that gives rows.
SELECT file AS n FROM pragma_database_list;
