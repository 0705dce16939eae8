"""Checks notebooks against the format's own schema. Usage: validate.py FILE..."""
import sys

import nbformat

for path in sys.argv[1:]:
    nbformat.validate(nbformat.read(path, as_version=nbformat.NO_CONVERT))
print("ok")
