namespace TorchSharp;

public static partial class torch
{
    public static partial class optim
    {
        public static partial class lr_scheduler
        {
            /// <inheritdoc cref="impl.ReduceLROnPlateau"/>
            public static LRScheduler ReduceLROnPlateau(Optimizer optimizer, string mode = "min", double factor = 0.1, int patience = 10,
                double threshold = 0.0001, string threshold_mode = "rel", int cooldown = 0, IList<double>? min_lr = null, double eps = 1E-08,
                bool verbose = false) =>
                new impl.ReduceLROnPlateau(optimizer, mode, factor, patience, threshold, threshold_mode, cooldown, min_lr, eps, verbose);

            public static partial class impl
            {
                /// <summary>
                /// Multiplies the rates by <c>factor</c> after more than <c>patience</c> epochs in which the metric did not improve, then rests for
                /// <c>cooldown</c> epochs.
                /// </summary>
                public class ReduceLROnPlateau : LRScheduler
                {
                    readonly bool minimise;
                    readonly bool relative;
                    readonly double factor;
                    readonly double threshold;
                    readonly double eps;
                    readonly int patience;
                    readonly int cooldown;
                    readonly double[] floors;
                    double best;
                    int bad;
                    int rest;

                    /// <param name="optimizer">Whose rates to change.</param>
                    /// <param name="mode">"min" where smaller metrics are better, "max" where larger are.</param>
                    /// <param name="factor">Below 1.</param>
                    /// <param name="patience">The number of bad epochs to endure.</param>
                    /// <param name="threshold">The least change that counts.</param>
                    /// <param name="threshold_mode">"rel" for a threshold in units of the best metric, "abs" for one in the metric's own.</param>
                    /// <param name="cooldown">The number of epochs after a reduction in which bad ones do not count.</param>
                    /// <param name="min_lr">The floor of each group's rate, or one for all.</param>
                    /// <param name="eps">Smaller changes of a rate are left out.</param>
                    /// <param name="verbose">Whether to write each change to the console.</param>
                    public ReduceLROnPlateau(Optimizer optimizer, string mode = "min", double factor = 0.1, int patience = 10, double threshold = 0.0001,
                        string threshold_mode = "rel", int cooldown = 0, IList<double>? min_lr = null, double eps = 1E-08, bool verbose = false)
                        : base(optimizer, -1, verbose)
                    {
                        if (factor >= 1)
                            throw new ArgumentException($"factor must be below 1: {factor}.", nameof(factor));
                        minimise = mode switch
                        {
                            "min" => true,
                            "max" => false,
                            _ => throw new ArgumentException($"mode is min or max, not {mode}.", nameof(mode)),
                        };
                        relative = threshold_mode switch
                        {
                            "rel" => true,
                            "abs" => false,
                            _ => throw new ArgumentException($"threshold_mode is rel or abs, not {threshold_mode}.", nameof(threshold_mode)),
                        };
                        floors = min_lr switch
                        {
                            null or { Count: 0 } => new double[Groups.Length],
                            [var floor] => [.. Enumerable.Repeat(floor, Groups.Length)],
                            _ => [.. min_lr],
                        };
                        if (floors.Length != Groups.Length)
                            throw new ArgumentException($"{floors.Length} floors for {Groups.Length} parameter groups.", nameof(min_lr));
                        this.factor = factor;
                        this.threshold = threshold;
                        this.eps = eps;
                        this.patience = patience;
                        this.cooldown = cooldown;
                        best = minimise ? double.PositiveInfinity : double.NegativeInfinity;
                    }

                    public override void step() => throw new InvalidOperationException("ReduceLROnPlateau steps by a metric.");

                    public override void step(int? epoch) => step();

                    public override void step(double current, int? epoch = null)
                    {
                        _step_count++;
                        if (Improves(current))
                        {
                            best = current;
                            bad = 0;
                        }
                        else
                        {
                            bad++;
                        }
                        if (rest > 0)
                        {
                            rest--;
                            bad = 0;
                        }
                        if (bad <= patience)
                            return;
                        Set([.. Groups.Zip(floors, (group, floor) => Reduced(group.LearningRate, floor))]);
                        rest = cooldown;
                        bad = 0;
                    }

                    bool Improves(double metric)
                    {
                        var step = relative ? threshold * best : threshold;
                        return double.IsInfinity(best) ? !double.IsNaN(metric) : minimise ? metric < best - step : metric > best + step;
                    }

                    double Reduced(double rate, double floor)
                    {
                        var reduced = Math.Max(rate * factor, floor);
                        return rate - reduced > eps ? reduced : rate;
                    }
                }
            }
        }
    }
}
