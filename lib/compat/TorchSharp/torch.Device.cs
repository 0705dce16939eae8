namespace TorchSharp;

public static partial class torch
{
    /// <summary>The processor.</summary>
    public static readonly Device CPU = new(DeviceType.CPU);

    /// <summary>The first GPU.</summary>
    public static Device CUDA { get; } = new(DeviceType.CUDA);

    /// <summary>Where a tensor lives.</summary>
    public class Device
    {
        private readonly string text;

        /// <param name="description">Such as <c>cpu</c>, <c>cuda</c> or <c>cuda:1</c>.</param>
        /// <exception cref="ArgumentException">It is something else.</exception>
        public Device(string description)
        {
            var parts = description.Split(':');
            if (parts.Length > 2 || !Enum.TryParse<DeviceType>(parts[0], ignoreCase: true, out var kind)) throw new ArgumentException($"'{description}' is no device; it may be cpu, cuda or cuda:N.", nameof(description));
            type = kind;
            index = parts.Length == 2 ? int.Parse(parts[1]) : -1;
            text = description.ToLowerInvariant();
        }

        public Device(DeviceType deviceType, int index = -1)
            : this(index < 0 ? deviceType.ToString() : $"{deviceType}:{index}")
        {
        }

        public DeviceType type { get; }

        public int index { get; }

        public static implicit operator Device(string description) => new(description);

        public override string ToString() => text;
    }
}
