# H37 · verdict: AC · problem: probe
# Writes a log to standard error, with stack and time.
import logging
import traceback


def probe(n):
    logging.basicConfig(level=logging.DEBUG, format="%(asctime)s %(levelname)s %(message)s")
    try:
        raise ValueError("logged")
    except ValueError:
        logging.exception("n is %d", n)
        traceback.print_exc()
    return n + 1
