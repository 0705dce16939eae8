namespace TorchSharp;

public static partial class torch
{
    /// <summary>What may stand in a tensor's brackets: a number, a range, an ellipsis, a new axis, or a tensor of numbers or truth values.</summary>
    public struct TensorIndex
    {
        internal readonly IndexKind Kind;
        internal readonly long? Start;
        internal readonly long? Stop;
        internal readonly long? Step;
        internal readonly torch.Tensor? Numbers;

        private TensorIndex(IndexKind kind, long? start = null, long? stop = null, long? step = null, torch.Tensor? numbers = null) =>
            (Kind, Start, Stop, Step, Numbers) = (kind, start, stop, step, numbers);

        internal enum IndexKind
        {
            Colon,
            Ellipsis,
            None,
            Bool,
            Single,
            Slice,
            Tensor,
        }

        /// <summary>Python's <c>...</c>: every axis that no other index names.</summary>
        public static TensorIndex Ellipsis = new(IndexKind.Ellipsis);

        /// <summary>A new axis of length 1.</summary>
        public static TensorIndex None = new(IndexKind.None);

        /// <inheritdoc cref="None"/>
        public static TensorIndex Null = new(IndexKind.None);

        /// <summary>Python's <c>:</c>, the whole axis.</summary>
        public static TensorIndex Colon = new(IndexKind.Colon);

        public static TensorIndex Bool(bool value) => new(IndexKind.Bool, value ? 1 : 0);

        public static TensorIndex Single(long? index) => new(IndexKind.Single, index);

        public static TensorIndex Slice(long? start = null, long? stop = null, long? step = null) => new(IndexKind.Slice, start, stop, step);

        public static TensorIndex Slice((int?, int?) range) => Slice(range.Item1, range.Item2);

        public static TensorIndex Slice(Range range) => Slice(Position(range.Start), range.End.Equals(Index.End) ? null : Position(range.End));

        public static TensorIndex Tensor(torch.Tensor tensor) => new(IndexKind.Tensor, numbers: tensor);

        public static implicit operator TensorIndex(long value) => Single(value);

        public static implicit operator TensorIndex((int?, int?) range) => Slice(range);

        public static implicit operator TensorIndex(Range range) => Slice(range);

        public static implicit operator TensorIndex(Index index) => Single(Position(index));

        private static long Position(Index index) => index.IsFromEnd ? -index.Value : index.Value;
    }
}
