# H19 · verdict: AC · problem: echo
# Reads standard input past Python, as much as its size says.
import os
from io import BytesIO

data = BytesIO(os.read(0, os.fstat(0).st_size))
os.write(1, data.read())
