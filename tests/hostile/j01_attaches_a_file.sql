-- J1 · verdict: CE forbidden · problem: tables
-- Opens a file of the machine as a database.
ATTACH DATABASE '/etc/passwd' AS host;
