namespace TorchSharp;

public static partial class torch
{
    /// <summary>One position of an index expression: a number, a slice, an ellipsis, a new axis, a truth value or a tensor of indices.</summary>
    public readonly struct TensorIndex
    {
#pragma warning disable CA2211 // not read-only in TorchSharp
        /// <summary>As many whole dimensions as are not named: Python's <c>...</c>.</summary>
        public static TensorIndex Ellipsis = new(Kind.Ellipsis);

        /// <summary>A new dimension of size one: Python's <c>None</c>.</summary>
        public static TensorIndex None = new(Kind.NewAxis);

        /// <summary>A whole dimension, as <see cref="Colon"/>.</summary>
        public static TensorIndex Null = new(Kind.Slice);

        /// <summary>A whole dimension: Python's <c>:</c>.</summary>
        public static TensorIndex Colon = new(Kind.Slice);
#pragma warning restore CA2211

        internal readonly Kind kind;
        internal readonly long? start;
        internal readonly long? stop;
        internal readonly long? step;
        internal readonly Tensor? tensor;

        TensorIndex(Kind kind, long? start = null, long? stop = null, long? step = null, Tensor? tensor = null)
        {
            this.kind = kind;
            this.start = start;
            this.stop = stop;
            this.step = step;
            this.tensor = tensor;
        }

        internal enum Kind
        {
            Single,
            Slice,
            Ellipsis,
            NewAxis,
            Bool,
            Tensor,
        }

        /// <summary>A new dimension that holds all or nothing.</summary>
        public static TensorIndex Bool(bool value) => new(Kind.Bool, value ? 1 : 0);

        /// <summary>One place of a dimension, which vanishes; negative ones count from the end.</summary>
        public static TensorIndex Single(long? index) => index is { } given ? new(Kind.Single, given) : Colon;

        /// <summary>Places from <paramref name="start"/> up to, not including, <paramref name="stop"/>; negative ones count from the end.</summary>
        public static TensorIndex Slice(long? start = null, long? stop = null, long? step = null) => new(Kind.Slice, start, stop, step);

        /// <inheritdoc cref="Slice(long?, long?, long?)"/>
        public static TensorIndex Slice((int?, int?) range) => new(Kind.Slice, range.Item1, range.Item2);

        /// <inheritdoc cref="Slice(long?, long?, long?)"/>
        public static TensorIndex Slice(Range range) => new(Kind.Slice, Place(range.Start), range.End.Equals(Index.End) ? null : Place(range.End));

        /// <summary>Places by their numbers, or by a mask of truth values.</summary>
        public static TensorIndex Tensor(Tensor tensor) => new(Kind.Tensor, tensor: tensor);

        public static implicit operator TensorIndex(long value) => Single(value);

        public static implicit operator TensorIndex((int?, int?) range) => Slice(range);

        public static implicit operator TensorIndex(Range range) => Slice(range);

        public static implicit operator TensorIndex(Index index) => Single(Place(index));

        static long Place(Index index) => index.IsFromEnd ? -index.Value : index.Value;
    }
}
