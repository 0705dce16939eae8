namespace TorchSharp;

public static partial class torch
{
    public static partial class optim
    {
        public static partial class lr_scheduler
        {
            /// <inheritdoc cref="impl.PolynomialLR"/>
            public static LRScheduler PolynomialLR(Optimizer optimizer, int total_iters = 5, double power = 1, int last_epoch = -1, bool verbose = false) =>
                new impl.PolynomialLR(optimizer, total_iters, power, last_epoch, verbose);

            public static partial class impl
            {
                /// <summary>Takes the rates to zero in <c>total_iters</c> epochs, by the factor (1 − epoch / total_iters)^power.</summary>
                public class PolynomialLR : LRScheduler
                {
                    readonly int total_iters;
                    readonly double power;

                    public PolynomialLR(Optimizer optimizer, int total_iters = 5, double power = 1, int last_epoch = -1, bool verbose = false)
                        : base(optimizer, last_epoch, verbose)
                    {
                        this.total_iters = total_iters;
                        this.power = power;
                        step();
                    }

                    protected override IEnumerable<double> get_lr() =>
                        Scaled(LastEpoch == 0 || LastEpoch > total_iters ? 1 : Factor(LastEpoch) / Factor(LastEpoch - 1));

                    protected override IEnumerable<double> get_closed_form_lr() =>
                        ScaledBase(Factor(LastEpoch));

                    double Factor(int epoch) =>
                        Math.Pow(1 - ((double)Math.Min(epoch, total_iters) / total_iters), power);
                }
            }
        }
    }
}
