using System.Reflection;
using System.Runtime.CompilerServices;
using Pastiche.Tests.Backbones;
using Xunit;

namespace Pastiche.Tests;

/// <summary>Whoever passes null where something is needed is told which argument it was, by every method of the public API.</summary>
public sealed class NullArgumentTests : IDisposable
{
    private const BindingFlags Members = BindingFlags.Public | BindingFlags.Static | BindingFlags.Instance | BindingFlags.DeclaredOnly;

    private readonly Dictionary<Type, object> _samples;
    private readonly Stylizer _stylizer = new(TinyBackbones.Smooth);
    private readonly FeatureExtractor _extractor = new(TinyBackbones.Smooth);

    public NullArgumentTests()
    {
        var image = new Image(32, 32);
        image.Pixels.Fill(0.5f);
        _samples = new Dictionary<Type, object>
        {
            [typeof(Image)] = image,
            [typeof(IReadOnlyList<Image>)] = new[] { image },
            [typeof(Stream)] = Stream.Null,
            [typeof(string)] = "smooth1",
            [typeof(IReadOnlyList<string>)] = new[] { "smooth1" },
            [typeof(Style)] = new Style(image),
            [typeof(StyleMix)] = StyleMix.FromImage(image),
            [typeof(StylizeOptions)] = StylizeOptions.Default,
            [typeof(Stylizer)] = _stylizer,
            [typeof(FeatureExtractor)] = _extractor,
            [typeof(Backbone)] = TinyBackbones.Smooth,
            [typeof(ModelStore)] = new ModelStore(Path.Combine(Path.GetTempPath(), "pastiche-no-store")),
            [typeof(CatalogEntry)] = Catalog.Entries[0],
        };
    }

    public void Dispose()
    {
        _stylizer.Dispose();
        _extractor.Dispose();
    }

    [Fact]
    public void PublicMember_Null_IsRefusedByName()
    {
        var checkedCalls = 0;
        foreach (var member in Needing())
        {
            foreach (var parameter in member.GetParameters().Where(IsNeeded))
            {
                var refusal = Record.Exception(() => Call(member, parameter));
                Assert.True(
                    (refusal as ArgumentNullException)?.ParamName?.Equals(parameter.Name, StringComparison.OrdinalIgnoreCase) == true,
                    $"{member.DeclaringType!.Name}.{member.Name}, {parameter.Name}: {refusal?.GetType().Name ?? "nothing"}");
                checkedCalls++;
            }
        }

        Assert.InRange(checkedCalls, 25, 1000);
    }

    [Fact]
    public void NeededSetting_Null_IsRefusedByName()
    {
        var options = StylizeOptions.Default;

        Assert.Equal("Scales", Assert.Throws<ArgumentNullException>(() => options with { Scales = null! }).ParamName);
        Assert.Equal("Initialization", Assert.Throws<ArgumentNullException>(() => options with { Initialization = null! }).ParamName);
        Assert.Equal(
            nameof(Style.Image), Assert.Throws<ArgumentNullException>(() => new Style(new Image(2, 2)) with { Image = null! }).ParamName);
    }

    /// <summary>Methods, and constructors of what is more than a record of values.</summary>
    private static IEnumerable<MethodBase> Needing() =>
        from type in typeof(Stylizer).Assembly.GetExportedTypes()
        where !typeof(Exception).IsAssignableFrom(type)
        let isRecord = type.GetMethod("<Clone>$") is not null || type.IsValueType
        from member in type.GetMethods(Members).Concat<MethodBase>(isRecord ? [] : type.GetConstructors())
        where !member.IsAbstract && !member.IsDefined(typeof(CompilerGeneratedAttribute))
        where !member.Name.StartsWith("set_", StringComparison.Ordinal)
        where !member.GetParameters().Any(parameter => parameter.ParameterType.IsByRefLike) && member.GetParameters().Any(IsNeeded)
        select member;

    private static bool IsNeeded(ParameterInfo parameter) =>
        !parameter.ParameterType.IsValueType && new NullabilityInfoContext().Create(parameter).WriteState == NullabilityState.NotNull;

    private object? Call(MethodBase member, ParameterInfo missing)
    {
        object?[] arguments =
        [
            .. member.GetParameters().Select(parameter => parameter.Position == missing.Position ? null : Sample(parameter)),
        ];
        try
        {
            var result = member is ConstructorInfo constructor
                ? constructor.Invoke(arguments)
                : member.Invoke(member.IsStatic ? null : Sample(member.DeclaringType!), arguments);
            (result as Task)?.GetAwaiter().GetResult();
            return result;
        }
        catch (TargetInvocationException thrown)
        {
            throw thrown.InnerException!;
        }
    }

    private object? Sample(ParameterInfo parameter) =>
        parameter.HasDefaultValue && parameter.ParameterType.IsValueType is false ? null : Sample(parameter.ParameterType);

    private object Sample(Type type) =>
        _samples.TryGetValue(type, out var sample) ? sample
        : type.IsValueType ? Activator.CreateInstance(type)!
        : RuntimeHelpers.GetUninitializedObject(type);
}
