"""Makes the PNG and JPEG files of this folder with Pillow, an encoder that is not ours. Each shows the same 13 x 11 gradient."""

from pathlib import Path

from PIL import Image

FOLDER = Path(__file__).parent
WIDTH, HEIGHT = 13, 11

rgb = Image.new("RGB", (WIDTH, HEIGHT))
rgb.putdata([(x * 20, y * 23, (x + y) * 11) for y in range(HEIGHT) for x in range(WIDTH)])
rgba = rgb.copy()
rgba.putalpha(Image.linear_gradient("L").resize((WIDTH, HEIGHT)))

rgb.save(FOLDER / "rgb.png")
rgba.save(FOLDER / "rgba.png")
rgb.convert("L").save(FOLDER / "grey.png")
rgba.convert("LA").save(FOLDER / "grey-alpha.png")
rgb.convert("1").save(FOLDER / "grey-1.png")
rgb.quantize(4).save(FOLDER / "palette-2.png", bits=2)
rgb.quantize(16).save(FOLDER / "palette-4.png", bits=4)
rgb.quantize(64).save(FOLDER / "palette-8.png")
rgb.save(FOLDER / "baseline.jpg", quality=95, subsampling=0)
rgb.save(FOLDER / "progressive.jpg", quality=95, subsampling=0, progressive=True)

# What Pillow reads from each of them: red, green, blue and opacity of every pixel in hexadecimal digits.
with open(FOLDER / "expected.txt", "w", encoding="ascii") as expected:
    for path in sorted(FOLDER.glob("*.[pj][np]g")):
        expected.write(f"{path.name} {Image.open(path).convert('RGBA').tobytes().hex()}\n")
