using System.Reflection;
using System.Runtime.CompilerServices;
using Xunit.v3;
using static TorchSharp.torch;

namespace Minimax.Tests;

/// <summary>Each test, its constructor first, draws the same numbers in each run, whatever ran before it.</summary>
[AttributeUsage(AttributeTargets.Assembly)]
public sealed class SeededAttribute : BeforeAfterTestAttribute
{
    public override void After(MethodInfo methodUnderTest, IXunitTest test) => Seed();

    [ModuleInitializer]
    internal static void Seed() => manual_seed(0);
}
