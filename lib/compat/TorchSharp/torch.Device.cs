namespace TorchSharp;

public static partial class torch
{
    public static readonly Device CPU = new(DeviceType.CPU);

    public static readonly Device META = new(DeviceType.META);

    /// <summary>The current CUDA device.</summary>
    public static Device CUDA { get; } = new(DeviceType.CUDA);

    static Device defaultDevice = CPU;

    public static Device device(string description) => new(description);

    public static Device device(string deviceType, int index = -1) => new(deviceType, index);

    public static Device device(DeviceType deviceType, int index = -1) => new(deviceType, index);

    /// <summary>The CUDA device of an index.</summary>
    public static Device device(int index) => new(index);

    /// <summary>Where tensors are made when no device is given: the CPU at first.</summary>
    public static Device get_default_device() => defaultDevice;

    /// <inheritdoc cref="get_default_device"/>
    public static void set_default_device(Device device) => defaultDevice = InitializeDevice(device);

    /// <inheritdoc cref="get_default_device"/>
    public static void set_default_device(string device) => set_default_device(new Device(device));

    /// <summary>The device, or the default one for null.</summary>
    /// <exception cref="InvalidOperationException">The machine has no device of that type.</exception>
    public static Device InitializeDevice(Device? device)
    {
        if (device is null)
            return defaultDevice;
        InitializeDeviceType(device.type);
        return device;
    }

    /// <exception cref="InvalidOperationException">The machine has no device of that type.</exception>
    public static void InitializeDeviceType(DeviceType deviceType)
    {
        if (!TryInitializeDeviceType(deviceType))
            throw new InvalidOperationException($"This machine, or its libtorch, has no {deviceType} device.");
    }

    /// <summary>Whether tensors can be made on devices of a type.</summary>
    public static bool TryInitializeDeviceType(DeviceType deviceType) => deviceType != DeviceType.CUDA || cuda.is_available();

    /// <summary>A place for tensors: <c>cpu</c>, or <c>cuda:0</c> and its like.</summary>
    public class Device
    {
        /// <summary>A device by its description, such as <c>cpu</c>, <c>cuda</c> or <c>cuda:1</c>.</summary>
        /// <exception cref="ArgumentException">There is no such device type, or the index is not a number.</exception>
        public Device(string description)
        {
            var colon = description.IndexOf(':');
            type = TypeOf(colon < 0 ? description : description[..colon]);
            if (colon < 0)
                index = -1;
            else if (int.TryParse(description.AsSpan(colon + 1), out var number) && number >= 0)
                index = number;
            else
                throw new ArgumentException($"'{description}' is not a device: a number must follow the colon.", nameof(description));
        }

        /// <summary>A device by the name of its type, such as <c>cuda</c>.</summary>
        /// <exception cref="ArgumentException">There is no such device type.</exception>
        public Device(string deviceType, int index = -1) : this(TypeOf(deviceType), index)
        {
        }

        public Device(DeviceType deviceType, int index = -1)
        {
            type = deviceType;
            this.index = index;
        }

        /// <summary>The CUDA device of an index.</summary>
        public Device(int index) : this(DeviceType.CUDA, index)
        {
        }

        public DeviceType type { get; }

        /// <summary>Which of several devices of the type; -1 means the current one.</summary>
        public int index { get; }

        /// <summary>Both in one number, as the native side takes them.</summary>
        internal long Packed => (long)type << 32 | (uint)index;

        public static implicit operator Device(string description) => new(description);

        public override string ToString() => index < 0 ? Name : $"{Name}:{index}";

        string Name => type.ToString().ToLowerInvariant();

        static DeviceType TypeOf(string name)
        {
            foreach (var known in Enum.GetValues<DeviceType>())
            {
                if (string.Equals(known.ToString(), name, StringComparison.OrdinalIgnoreCase))
                    return known;
            }
            throw new ArgumentException($"'{name}' is not a type of device. Known are cpu, cuda and mps.", nameof(name));
        }
    }
}
