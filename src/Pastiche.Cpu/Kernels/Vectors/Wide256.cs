using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace Pastiche.Cpu.Kernels;

/// <summary>Eight floats, with AVX2 and FMA. 6 rows of two vectors of sums use 12 of the 16 registers.</summary>
internal readonly unsafe struct Wide256(Vector256<float> value) : IVector<Wide256>
{
    private readonly Vector256<float> _value = value;

    public static int Lanes => 8;

    public static int TileRows => 6;

    public static Wide256 Zero => new(Vector256<float>.Zero);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Wide256 Load(float* source) => new(Vector256.Load(source));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Wide256 LoadBytes(byte* source) => new(Vector256.ConvertToSingle(Avx2.ConvertToVector256Int32(source)));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Wide256 Broadcast(float value) => new(Vector256.Create(value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Wide256 MultiplyAdd(Wide256 left, Wide256 right, Wide256 addend) =>
        new(Vector256.FusedMultiplyAdd(left._value, right._value, addend._value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Wide256 MultiplyAddBroadcast(Wide256 left, float* right, Wide256 addend) =>
        new(Vector256.FusedMultiplyAdd(left._value, Vector256.Create(*right), addend._value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Wide256 Max(Wide256 left, Wide256 right) => new(Vector256.Max(left._value, right._value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Wide256 WhereGreater(Wide256 left, Wide256 right, Wide256 then, Wide256 otherwise) =>
        new(Vector256.ConditionalSelect(Vector256.GreaterThan(left._value, right._value), then._value, otherwise._value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Wide256 WhereEqual(Wide256 left, Wide256 right, Wide256 then) =>
        new(Vector256.Equals(left._value, right._value) & then._value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Wide256 operator +(Wide256 left, Wide256 right) => new(left._value + right._value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Wide256 operator -(Wide256 left, Wide256 right) => new(left._value - right._value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Wide256 operator *(Wide256 left, Wide256 right) => new(left._value * right._value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Store(float* target) => _value.Store(target);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Stream(float* target) => Store(target);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void StoreBytes(byte* target)
    {
        var words = Vector256.ConvertToInt32(_value);
        var halves = Vector128.Narrow(words.GetLower(), words.GetUpper());
        *(long*)target = Vector128.Narrow(halves, halves).AsInt64().ToScalar();
    }
}
