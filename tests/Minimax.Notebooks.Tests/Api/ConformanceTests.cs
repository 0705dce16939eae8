using System.Reflection;
using System.Runtime.CompilerServices;
using Microsoft.DotNet.Interactive;
using Minimax.Notebooks.Tests.Support;

namespace Minimax.Notebooks.Tests.Api;

public sealed class ConformanceTests
{
    [Fact]
    public void Every_member_that_cells_can_call_exists_with_the_same_signature_in_the_original()
    {
        var folder = Path.Combine(Environment.GetEnvironmentVariable("MINIMAX_SHARED") ?? Path.Combine(Checkout.Root, "..", "shared"), "api");
        Assert.SkipUnless(Directory.Exists(folder), $"The lists of the original's members are not here: {folder}");
        var original = Directory.GetFiles(folder, "Microsoft.DotNet.Interactive*.txt").SelectMany(File.ReadLines).Select(Normal).ToHashSet();
        Ours().Where(member => !original.Contains(Normal(member))).ShouldBeEmpty();
    }

    private static IEnumerable<string> Ours()
    {
        var types = typeof(Kernel).Assembly.GetExportedTypes().Where(type => type.Namespace is "System" or "Microsoft.DotNet.Interactive" or "Microsoft.DotNet.Interactive.Formatting");
        return types.SelectMany(type => type.GetMembers(BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly).Select(member => Render(type, member))).OfType<string>();
    }

    private static string? Render(Type type, MemberInfo member) => member switch
    {
        ConstructorInfo { IsStatic: false } constructor when IsVisible(constructor) => $"{type.FullName}..ctor({Parameters(constructor)})",
        MethodInfo { IsSpecialName: false } method when IsVisible(method) => $"{type.FullName}.{method.Name}({Parameters(method)}) : {Name(method.ReturnType)}",
        PropertyInfo { GetMethod: { } getter } property when IsVisible(getter) =>
            $"{type.FullName}.{property.Name} : {Name(property.PropertyType)} {{ get; {(property.SetMethod is { } setter && IsVisible(setter) ? "set; " : "")}}}",
        _ => null,
    };

    private static bool IsVisible(MethodBase method) => method.IsPublic || method.IsFamily;

    private static string Parameters(MethodBase method)
    {
        var extension = method.IsDefined(typeof(ExtensionAttribute), inherit: false) ? "this " : "";
        return extension + string.Join(", ", method.GetParameters().Select(parameter =>
            (parameter.IsDefined(typeof(ParamArrayAttribute)) ? "params " : "") + $"{Name(parameter.ParameterType)} {parameter.Name}" + (parameter.HasDefaultValue ? $" = {Value(parameter.DefaultValue)}" : "")));
    }

    private static string Value(object? value) => value switch
    {
        null => "null",
        string text => $"\"{text}\"",
        _ => value.ToString()!,
    };

    private static string Name(Type type)
    {
        if (type.IsArray) return Name(type.GetElementType()!) + "[]";
        if (type.IsGenericType) return $"{type.Name[..type.Name.IndexOf('`')]}<{string.Join(", ", type.GetGenericArguments().Select(Name))}>";
        return type.Name switch { "String" => "string", "Object" => "object", "Boolean" => "bool", "Int32" => "int", "Void" => "void", var name => name };
    }

    /// <summary>The lists write some types with their namespace and some without, and mark what needs no comparison.</summary>
    private static string Normal(string line)
    {
        var member = line.Split("   [")[0].TrimEnd();
        var open = member.IndexOf('(') is var paren and >= 0 ? paren : member.IndexOf(" : ", StringComparison.Ordinal);
        return open < 0 ? member : member[..open] + System.Text.RegularExpressions.Regex.Replace(member[open..], @"\b([A-Z]\w*\.)+", "").Replace("?", "");
    }
}
