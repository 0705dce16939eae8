namespace TorchSharp;

public static partial class torch
{
    public static partial class nn
    {
        public partial class Module
        {
            /// <summary>Moves the module to a device and its floating-point tensors to an element type.</summary>
            /// <remarks>
            /// Parameters and buffers keep their identity and only change what they hold, as in PyTorch: an optimiser made before the move goes on working.
            /// </remarks>
            protected internal virtual Module _to(Device device, ScalarType dtype, bool non_blocking) => Move(device, dtype, non_blocking);

            protected internal virtual Module _to(DeviceType deviceType, int deviceIndex, bool non_blocking) =>
                Move(new Device(deviceType, deviceIndex), null, non_blocking);

            protected internal virtual Module _to(ScalarType dtype, bool non_blocking) => Move(null, dtype, non_blocking);

            public Module _to(Tensor other, bool non_blocking) => Move(other.device, other.dtype, non_blocking);

            Module Move(Device? device, ScalarType? dtype, bool non_blocking)
            {
                using var grad = no_grad();
                using var scope = NewDisposeScope();
                foreach (var (_, parameter) in named_parameters())
                {
                    Move(parameter, device, dtype, non_blocking);
                    if (parameter.grad is { } gradient)
                        parameter.grad = Moved(gradient, device, dtype, non_blocking);
                }
                foreach (var (_, buffer) in named_buffers())
                    Move(buffer, device, dtype, non_blocking);
                return this;
            }

            static void Move(Tensor tensor, Device? device, ScalarType? dtype, bool non_blocking) =>
                tensor.set_data(Moved(tensor, device, dtype, non_blocking));

            static Tensor Moved(Tensor tensor, Device? device, ScalarType? dtype, bool non_blocking)
            {
                var type = dtype is { } wanted && tensor.is_floating_point() ? wanted : tensor.dtype;
                return tensor.to(type, device ?? tensor.device, non_blocking: non_blocking);
            }
        }
    }
}
