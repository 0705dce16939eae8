using static TorchSharp.torch;

namespace TorchSharp.Modules;

/// <summary>What normalisations over the batch have in common: a scale and a shift for each channel, and running statistics.</summary>
public abstract class NormBase : nn.Module<Tensor, Tensor>
{
    private protected Parameter? scale;
    private protected Parameter? shift;
    private protected Tensor? mean;
    private protected Tensor? variance;
    private protected Tensor? batches;

    public NormBase(long num_features, double eps, double? momentum, bool affine, bool track_running_stats, Device? device, ScalarType? dtype, string name)
        : base(name)
    {
        this.num_features = num_features;
        this.eps = eps;
        this.momentum = momentum;
        this.affine = affine;
        this.track_running_stats = track_running_stats;
        if (affine)
        {
            weight = new Parameter(ones(num_features, dtype, device));
            bias = new Parameter(zeros(num_features, dtype, device));
        }
        if (!track_running_stats)
            return;
        running_mean = zeros(num_features, dtype, device);
        running_var = ones(num_features, dtype, device);
        num_batches_tracked = zeros([], int64, device);
    }

    public long num_features { get; }

    /// <summary>Added to the variance.</summary>
    public double eps { get; set; }

    /// <summary>The share of a new batch in the running statistics; null for the mean of all batches.</summary>
    public double? momentum { get; set; }

    public bool affine { get; }

    public bool track_running_stats { get; }

    /// <summary>The scale of each channel, at first 1.</summary>
    public Parameter weight
    {
        get => scale!;
        set => ConditionallyRegisterParameter(nameof(weight), scale = value);
    }

    /// <summary>The shift of each channel, at first 0.</summary>
    public Parameter? bias
    {
        get => shift;
        set => ConditionallyRegisterParameter(nameof(bias), shift = value);
    }

    public Tensor? running_mean
    {
        get => mean;
        set => ConditionallyRegisterBuffer(nameof(running_mean), mean = value);
    }

    /// <summary>The running unbiased variance.</summary>
    public Tensor? running_var
    {
        get => variance;
        set => ConditionallyRegisterBuffer(nameof(running_var), variance = value);
    }

    public Tensor? num_batches_tracked
    {
        get => batches;
        set => ConditionallyRegisterBuffer(nameof(num_batches_tracked), batches = value);
    }

    public void reset_running_stats()
    {
        mean?.zero_();
        variance?.fill_(1);
        batches?.zero_();
    }

    public void reset_parameters()
    {
        reset_running_stats();
        if (!affine)
            return;
        nn.init.ones_(weight);
        nn.init.zeros_(bias!);
    }

    /// <exception cref="ArgumentException">The input has another number of dimensions than this layer works on.</exception>
    protected abstract void ValidateInputDimensions(Tensor input);
}
