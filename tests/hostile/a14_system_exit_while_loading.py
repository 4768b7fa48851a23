# A14 · verdict: RE exit · problem: probe
# Raises SystemExit in the module body.
raise SystemExit(0)
