"""What the paper says: from the bytes of a file to fields with evidence, without a database, a network or an environment."""

import os

# The products of matrices here are too small to share out: threads of NumPy's library wait for each other by spinning, which costs a page
# half of its processor time again where cores are busy, and takes the core from the next worker. The library looks once, when NumPy is
# first imported.
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
