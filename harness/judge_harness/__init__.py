"""The half of the judge that runs beside a submission: it calls, records what happened, and sends plain data.

It never decides anything. `docs/protocol.md` is its specification.
"""
