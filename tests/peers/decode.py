"""Photographs from a zip archive to planes of bytes, by Pillow: the twin of `minimax bench data`'s JPEG. Speaks the protocol of turns.py."""
import io
import sys
import zipfile

import numpy
import PIL
from PIL import Image

from turns import serve


def decoder(path):
    archive = zipfile.ZipFile(path)
    names = sorted(name for name in archive.namelist() if name.endswith((".jpg", ".png")))

    def step():
        for name in names:
            pixels = numpy.asarray(Image.open(io.BytesIO(archive.read(name))).convert("RGB"))
            numpy.ascontiguousarray(pixels.transpose(2, 0, 1))

    return step


if __name__ == "__main__":
    serve(decoder(sys.argv[4]), f"Pillow {PIL.__version__}")
