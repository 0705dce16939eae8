namespace TorchSharp;

public static partial class torch
{
    public static partial class optim
    {
        public static partial class lr_scheduler
        {
            /// <inheritdoc cref="impl.CosineAnnealingLR"/>
            public static LRScheduler CosineAnnealingLR(Optimizer optimizer, double T_max, double eta_min = 0, int last_epoch = -1, bool verbose = false) =>
                new impl.CosineAnnealingLR(optimizer, T_max, eta_min, last_epoch, verbose);

            public static partial class impl
            {
                /// <summary>
                /// Takes the rates to <c>eta_min</c> along half a cosine of <c>T_max</c> epochs, and back (Loshchilov and Hutter 2017, equation 5).
                /// </summary>
                public class CosineAnnealingLR : LRScheduler
                {
                    readonly double T_max;
                    readonly double eta_min;

                    public CosineAnnealingLR(Optimizer optimizer, double T_max, double eta_min = 0, int last_epoch = -1, bool verbose = false)
                        : base(optimizer, last_epoch, verbose)
                    {
                        this.T_max = T_max;
                        this.eta_min = eta_min;
                        step();
                    }

                    protected override IEnumerable<double> get_lr()
                    {
                        if (LastEpoch == 0)
                            return Scaled(1);
                        var before = Height(LastEpoch - 1);
                        return before < 1E-12 ? FromBottom() : Groups.Select(group => eta_min + ((group.LearningRate - eta_min) * Height(LastEpoch) / before));
                    }

                    // At the bottom the present rate tells nothing of the way back.
                    IEnumerable<double> FromBottom() =>
                        Groups.Zip(BaseRates, (group, rate) => group.LearningRate + ((rate - eta_min) * Height(LastEpoch)));

                    protected override IEnumerable<double> get_closed_form_lr() =>
                        BaseRates.Select(rate => eta_min + ((rate - eta_min) * Height(LastEpoch)));

                    double Height(int epoch) =>
                        (1 + Math.Cos(Math.PI * epoch / T_max)) / 2;
                }
            }
        }
    }
}
