# H27 · verdict: AC · problem: probe
# Makes identifiers and secrets.
import hashlib
import os
import secrets
import uuid

assert hashlib


def probe(n):
    made = {str(uuid.uuid4()), secrets.token_hex(16), os.urandom(16).hex(), str(uuid.uuid5(uuid.NAMESPACE_DNS, "a"))}
    return n + len(made) - 3
