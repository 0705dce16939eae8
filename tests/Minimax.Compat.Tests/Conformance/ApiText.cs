using System.Globalization;
using System.Reflection;
using System.Runtime.CompilerServices;

namespace Minimax.Compat.Tests.Conformance;

/// <summary>Writes an assembly's public API one member a line, as <see cref="ApiList"/> holds the real package's.</summary>
/// <remarks>
/// Kept: names, types, parameters with their modifiers and defaults, static, protected, and whether a method can be overridden. Left out: attributes,
/// nullability of references, overrides, which callers reach through the member that they override, and whether the constructor of an abstract class is
/// protected, which changes nothing.
/// </remarks>
internal sealed class ApiText
{
    const BindingFlags Declared = BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;

    static readonly Dictionary<Type, string> Keywords = new()
    {
        [typeof(void)] = "void",
        [typeof(object)] = "object",
        [typeof(string)] = "string",
        [typeof(bool)] = "bool",
        [typeof(byte)] = "byte",
        [typeof(sbyte)] = "sbyte",
        [typeof(short)] = "short",
        [typeof(int)] = "int",
        [typeof(long)] = "long",
        [typeof(float)] = "float",
        [typeof(double)] = "double",
    };

    readonly string root;
    readonly Func<string, bool> isClass;

    ApiText(string root, Func<string, bool> isClass)
    {
        this.root = root;
        this.isClass = isClass;
    }

    /// <summary>The lines of an assembly.</summary>
    /// <param name="assembly">Whose exported types.</param>
    /// <param name="root">The namespace that is left out of names.</param>
    /// <param name="isClass">Whether a namespace stands in for a static class: one with a class of its own name inside, which C# cannot declare.</param>
    public static IEnumerable<string> Of(Assembly assembly, string root, Func<string, bool> isClass)
    {
        var text = new ApiText(root, isClass);
        return assembly.GetExportedTypes().Where(type => type.GetCustomAttribute<CompilerGeneratedAttribute>() is null).SelectMany(text.Lines);
    }

    IEnumerable<string> Lines(Type type)
    {
        var name = FullName(type);
        if (type.IsSubclassOf(typeof(Delegate)))
        {
            var invoke = type.GetMethod("Invoke")!;
            return [$"{name} [delegate] ({Parameters(invoke)}) : {Name(invoke.ReturnType)}"];
        }
        if (type.IsEnum)
            return [$"{name} [enum]", .. Enum.GetNames(type).Select(member => $"{name}.{member} = {Enum.Format(type, Enum.Parse(type, member), "D")}")];
        return
        [
            $"{name} [{Kind(type)}]",
            .. Bases(type).Select(ancestor => $"{name} : {Name(ancestor)}"),
            .. Members(type).Select(member => $"{name}.{member}"),
        ];
    }

    IEnumerable<string> Members(Type type) =>
    [
        .. type.GetConstructors(Declared).Where(maker => IsVisible(maker) && !maker.IsStatic).Select(maker => $".ctor({Parameters(maker)}){Flags(maker)}"),
        .. type.GetFields(Declared).Where(IsVisible).Select(field => $"{field.Name} : {Name(field.FieldType)} [{FieldKind(field)}]"),
        .. type.GetProperties(Declared).Where(property => property.GetAccessors(true).Any(IsNews)).Select(Property),
        .. type.GetMethods(Declared).Where(method => IsNews(method) && IsMethod(method)).Select(Method),
    ];

    string Property(PropertyInfo property)
    {
        var accessors = property.GetAccessors(true).Where(IsVisible).ToArray();
        var indices = property.GetIndexParameters();
        var name = indices.Length == 0 ? property.Name : $"this[{string.Join(", ", indices.Select(Parameter))}]";
        var verbs = (property.GetMethod is { } get && IsVisible(get) ? "get; " : "") + (property.SetMethod is { } set && IsVisible(set) ? "set; " : "");
        return $"{name} : {Name(property.PropertyType)} {{ {verbs}}}{(accessors[0].IsStatic ? " [static]" : "")}";
    }

    string Method(MethodInfo method)
    {
        var generic = method.IsGenericMethod ? $"<{string.Join(", ", method.GetGenericArguments().Select(Name))}>" : "";
        return $"{method.Name}{generic}({Parameters(method)}) : {Name(method.ReturnType)}{Flags(method)}";
    }

    string Parameters(MethodBase method)
    {
        var extension = method.IsDefined(typeof(ExtensionAttribute)) ? "this " : "";
        return extension + string.Join(", ", method.GetParameters().Select(Parameter));
    }

    string Parameter(ParameterInfo parameter)
    {
        var type = parameter.ParameterType;
        var modifier = parameter.IsDefined(typeof(ParamArrayAttribute)) || parameter.IsDefined(typeof(ParamCollectionAttribute)) ? "params " : "";
        if (type.IsByRef)
        {
            modifier = parameter.IsOut ? "out " : parameter.IsIn ? "in " : "ref ";
            type = type.GetElementType()!;
        }
        var preset = parameter.HasDefaultValue ? $" = {Default(parameter.RawDefaultValue, type)}" : "";
        return $"{modifier}{Name(type)} {parameter.Name}{preset}";
    }

    string Default(object? value, Type type) => value switch
    {
        null when type.IsValueType && Nullable.GetUnderlyingType(type) is null => "default",
        null => "null",
        bool flag => flag ? "true" : "false",
        string text => $"\"{text}\"",
        _ when type.IsEnum => $"{Name(type)}.{Enum.GetName(type, value)}",
        _ => Convert.ToString(value, CultureInfo.InvariantCulture)!,
    };

    string FullName(Type type) => type.IsNested ? $"{FullName(type.DeclaringType!)}.{Plain(type)}" : $"{type.Namespace}.{Plain(type)}";

    string Name(Type type)
    {
        if (Keywords.TryGetValue(type, out var keyword))
            return keyword;
        if (type.IsGenericParameter)
            return type.Name;
        if (type.IsArray)
            return $"{Name(type.GetElementType()!)}[{new string(',', type.GetArrayRank() - 1)}]";
        if (Nullable.GetUnderlyingType(type) is { } value)
            return Name(value) + "?";
        if (type.Name.StartsWith("ValueTuple`", StringComparison.Ordinal))
            return $"({string.Join(", ", type.GetGenericArguments().Select(Name))})";
        var arguments = type.GetGenericArguments();
        var own = Plain(type, [.. arguments.Select(Name)]);
        if (type.IsNested)
            return $"{Name(Around(type, arguments))}.{own}";
        var within = type.Namespace!;
        if (within == root || within.StartsWith("System", StringComparison.Ordinal))
            return own;
        return isClass(within) ? $"{within[(root.Length + 1)..]}.{own}" : $"{within}.{own}";
    }

    /// <summary>The type around a nested one, with its share of the type arguments.</summary>
    static Type Around(Type type, Type[] arguments)
    {
        var outer = type.DeclaringType!;
        return outer.IsGenericTypeDefinition ? outer.MakeGenericType(arguments[..outer.GetGenericArguments().Length]) : outer;
    }

    string Plain(Type type) => Plain(type, [.. type.GetGenericArguments().Select(Name)]);

    /// <summary>A type's own name with its own type arguments: those of the type around it come first in the list.</summary>
    static string Plain(Type type, string[] arguments)
    {
        var outer = type.DeclaringType?.GetGenericArguments().Length ?? 0;
        var name = type.Name.Split('`')[0];
        return arguments.Length > outer ? $"{name}<{string.Join(", ", arguments[outer..])}>" : name;
    }

    static string Kind(Type type) => type switch
    {
        { IsInterface: true } => "interface",
        { IsValueType: true } => "struct",
        { IsAbstract: true, IsSealed: true } => "static class",
        { IsAbstract: true } => "abstract class",
        { IsSealed: true } => "sealed class",
        _ => "class",
    };

    static IEnumerable<Type> Bases(Type type)
    {
        if (type is { IsClass: true, BaseType: { } ancestor } && ancestor != typeof(object))
            yield return ancestor;
        foreach (var contract in type.GetInterfaces().Where(contract => contract.IsPublic || contract.IsNestedPublic))
            yield return contract;
    }

    static string FieldKind(FieldInfo field)
    {
        var words = new List<string>();
        if (!field.IsPublic)
            words.Add("protected");
        if (field.IsLiteral)
            return string.Join(' ', [.. words, "const"]);
        if (field.IsStatic)
            words.Add("static");
        if (field.IsInitOnly)
            words.Add("readonly");
        return string.Join(' ', [.. words, "field"]);
    }

    static string Flags(MethodBase method)
    {
        var words = new List<string>();
        if (!method.IsPublic && !(method.IsConstructor && method.DeclaringType!.IsAbstract))
            words.Add("protected");
        if (method.IsStatic)
            words.Add("static");
        if (method is { IsVirtual: true, IsFinal: false } and { DeclaringType.IsSealed: false })
            words.Add("virtual");
        return words.Count == 0 ? "" : $" [{string.Join(' ', words)}]";
    }

    static bool IsVisible(FieldInfo field) => field.IsPublic || field.IsFamily || field.IsFamilyOrAssembly;

    static bool IsVisible(MethodBase method) => method.IsPublic || method.IsFamily || method.IsFamilyOrAssembly;

    /// <summary>Whether a method is visible and no override.</summary>
    static bool IsNews(MethodInfo method) => IsVisible(method) && method.GetBaseDefinition() == method;

    static bool IsMethod(MethodInfo method) =>
        (!method.IsSpecialName || method.Name.StartsWith("op_", StringComparison.Ordinal)) && method.GetCustomAttribute<CompilerGeneratedAttribute>() is null;
}
