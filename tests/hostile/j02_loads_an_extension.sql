-- J2 · verdict: CE forbidden · problem: tables
-- Asks for a shared library to be loaded.
SELECT load_extension('/usr/lib/x86_64-linux-gnu/libc.so.6') AS n;
