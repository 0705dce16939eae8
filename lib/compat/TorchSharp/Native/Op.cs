using System.Runtime.InteropServices;

namespace TorchSharp;

/// <summary>One operator of libtorch: found by its schema name at the first call, then called through the dispatcher.</summary>
/// <remarks>
/// <code>
/// static readonly Op add = Op.Aten("add", "Tensor");      // aten::add.Tensor(Tensor self, Tensor other, *, Scalar alpha=1) -> Tensor
/// var sum = add.Call(x, y);                               // alpha takes its default
/// add_.Update(x, y, 0.5);                                 // in place: returns x
/// </code>
/// Arguments stand in the order of the schema; <see cref="Argument.Default"/> skips one, trailing defaults can be left out, and
/// <see cref="Argument"/> says what converts to what. A failure in libtorch is an <see cref="ExternalException"/> with its message.
/// </remarks>
internal sealed unsafe class Op
{
    const int MostResults = 8;
    const int StackBytes = 1024;

    readonly string name;
    readonly string overload;
    nint handle;

    Op(string name, string overload)
    {
        this.name = name;
        this.overload = overload;
    }

    /// <summary>The operator <c>aten::name.overload</c>.</summary>
    public static Op Aten(string name, string overload = "") => new("aten::" + name, overload);

    /// <summary>Calls an operator for its first result.</summary>
    public torch.Tensor Call(params ReadOnlySpan<Argument> args)
    {
        var results = stackalloc Value[MostResults];
        var count = Invoke(args, results, MostResults);
        Drop(results, 1, count);
        return results[0].TakeTensor();
    }

    /// <summary>Calls an operator that works in place, and returns its first argument.</summary>
    public torch.Tensor Update(params ReadOnlySpan<Argument> args)
    {
        Invoke(args, null, 0);
        return args[0].Tensor;
    }

    /// <summary>Calls an operator for its effect.</summary>
    public void Run(params ReadOnlySpan<Argument> args) => Invoke(args, null, 0);

    /// <summary>Calls an operator for its first two results.</summary>
    public (torch.Tensor, torch.Tensor) CallPair(params ReadOnlySpan<Argument> args)
    {
        var results = stackalloc Value[MostResults];
        var count = Invoke(args, results, MostResults);
        Drop(results, 2, count);
        return (results[0].TakeTensor(), results[1].TakeTensor());
    }

    /// <summary>Calls an operator for its first three results.</summary>
    public (torch.Tensor, torch.Tensor, torch.Tensor) CallTriple(params ReadOnlySpan<Argument> args)
    {
        var results = stackalloc Value[MostResults];
        var count = Invoke(args, results, MostResults);
        Drop(results, 3, count);
        return (results[0].TakeTensor(), results[1].TakeTensor(), results[2].TakeTensor());
    }

    /// <summary>Calls an operator whose result is a list of tensors.</summary>
    public torch.Tensor[] CallList(params ReadOnlySpan<Argument> args)
    {
        var results = stackalloc Value[MostResults];
        var count = Invoke(args, results, MostResults);
        Drop(results, 1, count);
        return results[0].TakeTensors();
    }

    /// <summary>Calls an operator whose result is a truth value.</summary>
    public bool CallBool(params ReadOnlySpan<Argument> args)
    {
        var results = stackalloc Value[MostResults];
        Invoke(args, results, MostResults);
        return results[0].Integer != 0;
    }

    /// <summary>The operator's signature, as libtorch writes it.</summary>
    public override string ToString()
    {
        const int Longest = 4096;
        var text = stackalloc byte[Longest];
        Libtorch.Check(Libtorch.mm_schema(Handle, text, Longest));
        return Marshal.PtrToStringUTF8((nint)text)!;
    }

    nint Handle => handle != 0 ? handle : handle = Libtorch.Check(Libtorch.mm_operator(name, overload));

    int Invoke(ReadOnlySpan<Argument> args, Value* results, int capacity)
    {
        var bytes = 0;
        foreach (ref readonly var arg in args)
            bytes += arg.ListBytes;

        if (bytes <= StackBytes)
        {
            var onStack = stackalloc byte[bytes];
            return Invoke(args, onStack, results, capacity);
        }
        var onHeap = NativeMemory.Alloc((nuint)bytes);
        try
        {
            return Invoke(args, (byte*)onHeap, results, capacity);
        }
        finally
        {
            NativeMemory.Free(onHeap);
        }
    }

    int Invoke(ReadOnlySpan<Argument> args, byte* lists, Value* results, int capacity)
    {
        var values = stackalloc Value[args.Length];
        for (var i = 0; i < args.Length; i++)
            values[i] = args[i].ToValue(ref lists);

        var count = Libtorch.mm_call(Handle, values, args.Length, results, capacity);

        foreach (ref readonly var arg in args)
            arg.KeepAlive(); // until here no finalizer may free an argument
        return Libtorch.Check(count);
    }

    static void Drop(Value* results, int from, int to)
    {
        for (var i = from; i < to; i++)
            results[i].Free();
    }
}
