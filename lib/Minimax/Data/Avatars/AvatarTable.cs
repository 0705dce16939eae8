using static TorchSharp.torch;

namespace Minimax.Data;

/// <summary>The attributes of a list of avatars as tensors: a row an avatar, a column a factor of <see cref="AvatarFactors"/>.</summary>
public sealed class AvatarTable
{
    /// <param name="people">Whose.</param>
    /// <param name="device">Where the tensors lie; on the CPU unless it is named.</param>
    public AvatarTable(IReadOnlyList<Avatar> people, Device? device = null)
    {
        var (discrete, continuous) = (AvatarFactors.Discrete, AvatarFactors.Continuous);
        Codes = Table(discrete, (factor, avatar) => (long)factor.Code(avatar));
        CodesShow = Table(discrete, (factor, avatar) => factor.Shows(avatar));
        Amounts = Table(continuous, (amount, avatar) => amount.Value(avatar));
        AmountsShow = Table(continuous, (amount, avatar) => amount.Shows(avatar));

        Tensor Table<TColumn, TValue>(IReadOnlyList<TColumn> columns, Func<TColumn, Avatar, TValue> value) where TValue : unmanaged =>
            from_array(people.SelectMany(avatar => columns.Select(column => value(column, avatar))).ToArray())
                .reshape(people.Count, columns.Count).to(device ?? CPU);
    }

    /// <summary>(people, discrete factors) int64: an index into <see cref="AvatarFactor.Values"/>.</summary>
    public Tensor Codes { get; }

    /// <summary>(people, discrete factors) bool: whether the picture tells the value.</summary>
    public Tensor CodesShow { get; }

    /// <summary>(people, continuous factors) float32.</summary>
    public Tensor Amounts { get; }

    /// <summary>(people, continuous factors) bool: whether the picture tells the value.</summary>
    public Tensor AmountsShow { get; }
}
