using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Text;

namespace TorchSharp;

/// <summary>
/// One of libtorch's operators, by its name in the schema. To widen the engine by an operator is one line:
/// <code>public Tensor erf() => Op.Aten("erf").Call(this);</code>
/// kept in a static field where it is called often. Arguments that are left out at the end take the schema's defaults.
/// </summary>
/// <remarks>The operator is looked up when it is first called: one that this libtorch lacks is an error only where it is used.</remarks>
internal sealed unsafe class Op(string name, string overload)
{
    private const int MostResults = 8;   // no operator of the course's has more
    private const int InlineWords = 64;  // lists up to this many elements in all are passed from the stack

    private nint handle;

    /// <param name="name">Such as <c>add</c>.</param>
    /// <param name="overload">The overload's name in the schema, such as <c>Tensor</c>; many operators have none.</param>
    public static Op Aten(string name, string overload = "") => new("aten::" + name, overload);

    /// <summary>Calls the operator and keeps its first result, a tensor.</summary>
    /// <exception cref="ExternalException">Whatever libtorch has to say against the call.</exception>
    public torch.Tensor Call(params ReadOnlySpan<Argument> arguments)
    {
        var results = stackalloc NativeValue[MostResults];
        var count = Invoke(arguments, results);
        for (var i = 1; i < count; i++) Free(results[i]);
        return torch.Tensor.Own((nint)results[0].Pointer);
    }

    /// <summary>Calls an operator that works in place, and drops the new handle that it returns to the same tensor.</summary>
    /// <returns>The first argument, for a chain of calls.</returns>
    /// <exception cref="ExternalException">Whatever libtorch has to say against the call.</exception>
    public torch.Tensor Update(params ReadOnlySpan<Argument> arguments)
    {
        Run(arguments);
        return (torch.Tensor)arguments[0].Reference!;
    }

    /// <summary>Calls the operator and drops its results.</summary>
    /// <exception cref="ExternalException">Whatever libtorch has to say against the call.</exception>
    public void Run(params ReadOnlySpan<Argument> arguments)
    {
        var results = stackalloc NativeValue[MostResults];
        var count = Invoke(arguments, results);
        for (var i = 0; i < count; i++) Free(results[i]);
    }

    /// <summary>Calls the operator and keeps its first two results.</summary>
    /// <exception cref="ExternalException">Whatever libtorch has to say against the call.</exception>
    public (torch.Tensor, torch.Tensor) CallPair(params ReadOnlySpan<Argument> arguments)
    {
        var results = stackalloc NativeValue[MostResults];
        var count = Invoke(arguments, results);
        for (var i = 2; i < count; i++) Free(results[i]);
        return (torch.Tensor.Own((nint)results[0].Pointer), torch.Tensor.Own((nint)results[1].Pointer));
    }

    /// <summary>Calls the operator and keeps its first three results.</summary>
    /// <exception cref="ExternalException">Whatever libtorch has to say against the call.</exception>
    public (torch.Tensor, torch.Tensor, torch.Tensor) CallTriple(params ReadOnlySpan<Argument> arguments)
    {
        var results = stackalloc NativeValue[MostResults];
        var count = Invoke(arguments, results);
        for (var i = 3; i < count; i++) Free(results[i]);
        return (torch.Tensor.Own((nint)results[0].Pointer), torch.Tensor.Own((nint)results[1].Pointer), torch.Tensor.Own((nint)results[2].Pointer));
    }

    /// <summary>Calls an operator whose one result is a list of tensors.</summary>
    /// <exception cref="ExternalException">Whatever libtorch has to say against the call.</exception>
    public torch.Tensor[] CallList(params ReadOnlySpan<Argument> arguments)
    {
        var results = stackalloc NativeValue[MostResults];
        Invoke(arguments, results);
        var handles = (nint*)results[0].Pointer;
        var tensors = new torch.Tensor[results[0].Count];
        for (var i = 0; i < tensors.Length; i++) tensors[i] = torch.Tensor.Own(handles[i]);
        Libtorch.mm_free_array(handles);
        return tensors;
    }

    /// <summary>Calls an operator that answers with a truth value.</summary>
    /// <exception cref="ExternalException">Whatever libtorch has to say against the call.</exception>
    public bool CallBool(params ReadOnlySpan<Argument> arguments)
    {
        var results = stackalloc NativeValue[MostResults];
        Invoke(arguments, results);
        return results[0].Integer != 0;
    }

    [SkipLocalsInit]
    private int Invoke(ReadOnlySpan<Argument> arguments, NativeValue* results)
    {
        if (handle == 0) handle = Find();
        var words = 0;
        foreach (ref readonly var argument in arguments) words += Words(argument);
        var inline = stackalloc long[InlineWords];
        var native = stackalloc NativeValue[arguments.Length];
        fixed (long* heap = words > InlineWords ? new long[words] : null)
        {
            var room = heap is null ? inline : heap;
            for (var i = 0; i < arguments.Length; i++)
            {
                native[i] = Pack(arguments[i], room);
                room += Words(arguments[i]);
            }

            var count = Libtorch.mm_call(handle, native, arguments.Length, results, MostResults);
            foreach (ref readonly var argument in arguments) GC.KeepAlive(argument.Reference); // no finaliser frees an argument during the call
            Libtorch.Check(count);
            return count;
        }
    }

    // How much room, in words of 8 bytes, an argument's list or text needs.
    private static int Words(in Argument argument) => argument.Kind switch
    {
        ArgumentKind.Ints or ArgumentKind.Doubles or ArgumentKind.Bools or ArgumentKind.Tensors => ((Array)argument.Reference!).Length,
        ArgumentKind.String => Encoding.UTF8.GetMaxByteCount(((string)argument.Reference!).Length) / sizeof(long) + 1,
        ArgumentKind.Device => 4,
        _ => 0,
    };

    private static NativeValue Pack(in Argument argument, long* room)
    {
        var value = new NativeValue { Kind = argument.Kind, Pointer = room };
        switch (argument.Kind)
        {
            case ArgumentKind.Int or ArgumentKind.Double or ArgumentKind.Bool:
                value.Integer = argument.Bits;
                break;
            case ArgumentKind.Tensor:
                value.Pointer = (void*)((torch.Tensor)argument.Reference!).Handle;
                break;
            case ArgumentKind.Generator:
                value.Pointer = (void*)((torch.Generator)argument.Reference!).Handle;
                break;
            case ArgumentKind.Ints:
                value.Count = Copy((long[])argument.Reference!, room);
                break;
            case ArgumentKind.Doubles:
                value.Count = Copy((double[])argument.Reference!, room);
                break;
            case ArgumentKind.Bools:
                value.Count = Copy((bool[])argument.Reference!, room);
                break;
            case ArgumentKind.Tensors:
                var tensors = (torch.Tensor?[])argument.Reference!;
                for (var i = 0; i < tensors.Length; i++) room[i] = tensors[i]?.Handle ?? 0;
                value.Count = tensors.Length;
                break;
            case ArgumentKind.String or ArgumentKind.Device:
                var text = argument.Reference!.ToString()!;
                value.Count = Encoding.UTF8.GetBytes(text, new Span<byte>(room, Words(argument) * sizeof(long)));
                break;
        }

        return value;
    }

    private static int Copy<T>(T[] list, long* room)
        where T : unmanaged
    {
        list.CopyTo(new Span<T>(room, list.Length));
        return list.Length;
    }

    private static void Free(in NativeValue result)
    {
        switch (result.Kind)
        {
            case ArgumentKind.Tensor:
                Libtorch.mm_free((nint)result.Pointer);
                break;
            case ArgumentKind.Tensors:
                var handles = (nint*)result.Pointer;
                for (var i = 0; i < result.Count; i++) Libtorch.mm_free(handles[i]);
                Libtorch.mm_free_array(handles);
                break;
        }
    }

    private nint Find()
    {
        var found = Libtorch.mm_operator(name, overload);
        if (found == 0) Libtorch.Throw();
        return found;
    }
}
