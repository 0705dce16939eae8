using System.Globalization;
using System.Text;

namespace TorchSharp;

public static partial class torch
{
    public partial class Tensor
    {
        private const int Shown = 3; // elements at each end of an axis longer than twice that

        /// <summary>The shape, type and device, and the elements where they are few or a short view of them: <c>[2x3], type = Float32, device = cpu</c>.</summary>
        public override string ToString()
        {
            if (IsInvalid) return "a disposed tensor";
            var head = $"[{string.Join("x", shape)}], type = {dtype}, device = {device}";
            if (NumberOfElements == 0) return head;
            using var scope = NewDisposeScope();
            var values = detach().cpu().to_type(ScalarType.Float64).contiguous().data<double>();
            var text = new StringBuilder(head).AppendLine();
            Write(text, values, shape, 0, 0);
            return text.ToString();
        }

        private static void Write(StringBuilder text, Utils.TensorAccessor<double> values, long[] shape, int axis, long offset)
        {
            if (axis == shape.Length)
            {
                text.Append(values[offset].ToString("g5", CultureInfo.InvariantCulture));
                return;
            }

            var stride = shape[(axis + 1)..].Aggregate(1L, (a, b) => a * b);
            var last = axis == shape.Length - 1;
            text.Append('[');
            for (long i = 0; i < shape[axis]; i++)
            {
                if (i > 0) text.Append(last ? " " : "\n" + new string(' ', axis + 1));
                if (i == Shown && shape[axis] > 2 * Shown)
                {
                    text.Append('…');
                    i = shape[axis] - Shown - 1;
                    continue;
                }

                Write(text, values, shape, axis + 1, offset + (i * stride));
            }

            text.Append(']');
        }
    }
}
