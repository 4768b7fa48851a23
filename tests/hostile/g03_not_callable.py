# G3 · verdict: CE no_entry_point · problem: probe
# Has a number where the function should be.
probe = 1
