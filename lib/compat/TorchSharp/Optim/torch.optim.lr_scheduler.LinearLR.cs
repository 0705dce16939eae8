namespace TorchSharp;

public static partial class torch
{
    public static partial class optim
    {
        public static partial class lr_scheduler
        {
            /// <inheritdoc cref="impl.LinearLR"/>
            public static LRScheduler LinearLR(Optimizer optimizer, double start_factor = 1.0 / 3, double end_factor = 1, int total_iters = 5,
                int last_epoch = -1, bool verbose = false) =>
                new impl.LinearLR(optimizer, start_factor, end_factor, total_iters, last_epoch, verbose);

            public static partial class impl
            {
                /// <summary>Multiplies the rates by a factor that goes from <c>start_factor</c> to <c>end_factor</c> in <c>total_iters</c> epochs.</summary>
                public class LinearLR : LRScheduler
                {
                    readonly double start_factor;
                    readonly double end_factor;
                    readonly int total_iters;

                    public LinearLR(Optimizer optimizer, double start_factor = 1.0 / 3, double end_factor = 1, int total_iters = 5, int last_epoch = -1,
                        bool verbose = false)
                        : base(optimizer, last_epoch, verbose)
                    {
                        this.start_factor = start_factor;
                        this.end_factor = end_factor;
                        this.total_iters = total_iters;
                        step();
                    }

                    protected override IEnumerable<double> get_lr()
                    {
                        if (LastEpoch == 0)
                            return Scaled(start_factor);
                        return Scaled(LastEpoch > total_iters ? 1 : Factor(LastEpoch) / Factor(LastEpoch - 1));
                    }

                    protected override IEnumerable<double> get_closed_form_lr() =>
                        ScaledBase(Factor(LastEpoch));

                    double Factor(int epoch) =>
                        start_factor + ((end_factor - start_factor) * Math.Min(epoch, total_iters) / total_iters);
                }
            }
        }
    }
}
