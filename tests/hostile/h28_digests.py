# H28 · verdict: AC · problem: probe
# Hashes, encodes and compresses.
import base64
import binascii
import hashlib
import zlib


def probe(n):
    digest = hashlib.sha256(b"judge").digest() + hashlib.md5(b"judge").digest()
    packed = zlib.compress(base64.b64encode(digest))
    return n + (base64.b64decode(zlib.decompress(packed)) == digest) + len(binascii.hexlify(b""))
