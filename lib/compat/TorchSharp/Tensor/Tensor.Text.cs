using System.Globalization;

namespace TorchSharp;

public static partial class torch
{
    // Text and files.
    public partial class Tensor
    {
        /// <summary>Shape, type and device: <c>[2x3], type = Float32, device = cpu</c>. The elements are written by <c>str()</c>.</summary>
        public override string ToString() => IsInvalid ? "a disposed tensor" : this.metastr();

        /// <inheritdoc cref="TensorExtensionMethods.str"/>
        public string ToString(
            TensorStringStyle style, string? fltFormat = null, int? width = null, CultureInfo? cultureInfo = null, string? newLine = null) =>
            this.str(fltFormat, width, newLine, cultureInfo, style);

        /// <summary>Writes the tensor's type, shape and elements to a file, which appears only when it is complete.</summary>
        public void save(string location) => this.Save(location);

        /// <summary>Reads the tensor that <see cref="save"/> wrote.</summary>
        /// <exception cref="InvalidDataException">The file is damaged.</exception>
        public static Tensor load(string location)
        {
            using var stream = File.OpenRead(location);
            try
            {
                return Load(stream);
            }
            catch (EndOfStreamException fault)
            {
                throw new InvalidDataException($"{location} ends in the middle of a tensor.", fault);
            }
        }

        /// <inheritdoc cref="load"/>
        public static Tensor Load(string location) => load(location);

        /// <inheritdoc cref="load"/>
        public static Tensor Load(Stream stream)
        {
            using var reader = new BinaryReader(stream, System.Text.Encoding.UTF8, leaveOpen: true);
            return Load(reader);
        }

        /// <inheritdoc cref="load"/>
        public static Tensor Load(BinaryReader reader) => TensorFormat.Read(reader, "the tensor", null);
    }
}
