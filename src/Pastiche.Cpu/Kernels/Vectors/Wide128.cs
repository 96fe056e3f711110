using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Pastiche.Cpu.Kernels;

/// <summary>
/// Four floats, on every processor with vectors, AdvSimd of Arm64 included. 6 rows of two vectors of sums use 12 of 16 registers on x64.
/// </summary>
internal readonly unsafe struct Wide128(Vector128<float> value) : IVector<Wide128>
{
    private readonly Vector128<float> _value = value;

    public static int Lanes => 4;

    public static int TileRows => 6;

    public static Wide128 Zero => new(Vector128<float>.Zero);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Wide128 Load(float* source) => new(Vector128.Load(source));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Wide128 LoadBytes(byte* source) => new(Vector128.Create((float)source[0], source[1], source[2], source[3]));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Wide128 Broadcast(float value) => new(Vector128.Create(value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Wide128 MultiplyAdd(Wide128 left, Wide128 right, Wide128 addend) =>
        new(Vector128.MultiplyAddEstimate(left._value, right._value, addend._value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Wide128 MultiplyAddBroadcast(Wide128 left, float* right, Wide128 addend) =>
        new(Vector128.MultiplyAddEstimate(left._value, Vector128.Create(*right), addend._value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Wide128 Max(Wide128 left, Wide128 right) => new(Vector128.Max(left._value, right._value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Wide128 WhereGreater(Wide128 left, Wide128 right, Wide128 then, Wide128 otherwise) =>
        new(Vector128.ConditionalSelect(Vector128.GreaterThan(left._value, right._value), then._value, otherwise._value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Wide128 WhereEqual(Wide128 left, Wide128 right, Wide128 then) =>
        new(Vector128.Equals(left._value, right._value) & then._value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Wide128 operator +(Wide128 left, Wide128 right) => new(left._value + right._value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Wide128 operator -(Wide128 left, Wide128 right) => new(left._value - right._value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Wide128 operator *(Wide128 left, Wide128 right) => new(left._value * right._value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Store(float* target) => _value.Store(target);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Stream(float* target) => Store(target);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void StoreBytes(byte* target)
    {
        for (var lane = 0; lane < 4; lane++) target[lane] = (byte)_value.GetElement(lane);
    }
}
