using static TorchSharp.torch;

namespace TorchSharp.Modules;

/// <summary>A learnt vector for each index: (…) of integers to (…, embedding_dims).</summary>
public sealed class Embedding : nn.Module<Tensor, Tensor>
{
    readonly long padding;
    readonly double? maxNorm;
    readonly double normType;
    readonly bool scaleByFrequency;
    readonly bool sparse;
    Parameter table = null!;

    /// <summary>The table starts standard normal, with zeros in the row of <paramref name="padding_idx"/>.</summary>
    internal Embedding(long num_embeddings, long embedding_dims, long? padding_idx, double? max_norm, double norm_type, bool scale_grad_by_freq, bool sparse,
        Device? device, ScalarType? dtype)
        : this(nn.init.normal_(empty(num_embeddings, embedding_dims, dtype, device)), false, padding_idx, max_norm, norm_type, scale_grad_by_freq, sparse)
    {
        if (padding < 0)
            return;
        using var _ = no_grad();
        using var row = weight[padding];
        row.zero_();
    }

    internal Embedding(Tensor embeddings, bool freeze, long? padding_idx, double? max_norm, double norm_type, bool scale_grad_by_freq, bool sparse)
        : base(nameof(Embedding))
    {
        padding = Row(padding_idx, embeddings.shape[0]);
        maxNorm = max_norm;
        normType = norm_type;
        scaleByFrequency = scale_grad_by_freq;
        this.sparse = sparse;
        weight = new Parameter(embeddings, !freeze);
    }

    /// <summary>(num_embeddings, embedding_dims).</summary>
    public Parameter weight
    {
        get => table;
        set => ConditionallyRegisterParameter(nameof(weight), table = value);
    }

    public override Tensor forward(Tensor input)
    {
        if (maxNorm is { } limit)
            ShortenRows(input, limit);
        return Ops.embedding.Call(table, input, padding, scaleByFrequency, sparse);
    }

    void ShortenRows(Tensor input, double limit)
    {
        using var _ = no_grad();
        Ops.embedding_renorm_.Run(table, input, limit, normType);
    }

    static long Row(long? padding_idx, long rows)
    {
        if (padding_idx is not { } row)
            return -1;
        if (row < -rows || row >= rows)
            throw new ArgumentOutOfRangeException(nameof(padding_idx), row, $"There are {rows} embeddings.");
        return row < 0 ? row + rows : row;
    }
}
