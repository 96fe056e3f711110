using System.Numerics;
using static System.FormattableString;

namespace Pastiche.Weights.Pickle;

/// <summary>
/// Python's pickle machine (PEP 307, 3154, 574; Lib/pickletools.py describes each instruction), for data only: a stack, a memo, and
/// classes from a list. Values are null, bool, long, <see cref="BigInteger"/>, double, string, object?[] (a tuple), List (a list), <see
/// cref="PickleDictionary"/>, and results of the classes. The number of instructions is limited, every value costs one, and none walks or
/// copies what another has built, so that the work is linear.
/// </summary>
internal sealed class Unpickler(PickleReader reader, IPickleClasses classes)
{
    /// <summary>The most instructions; a tensor takes about 35.</summary>
    private const int MostInstructions = 2_000_000;

    private const int NewestProtocol = 5;

    private readonly List<object?> _stack = [];
    private readonly List<int> _marks = [];
    private readonly Dictionary<uint, object?> _memo = [];

    /// <summary>Runs the pickle and returns its value.</summary>
    /// <exception cref="PasticheException">The pickle is damaged, or asks for what weights never need.</exception>
    public object? Load()
    {
        for (var instruction = 0; instruction < MostInstructions; instruction++)
        {
            var opcode = (PickleOpcode)reader.Byte();
            if (opcode == PickleOpcode.Stop) return Pop();
            if (PushesLiteral(opcode) || Gathers(opcode) || Remembers(opcode) || UsesClass(opcode) || MovesStack(opcode)) continue;
            throw reader.Damaged(Invariant($"its pickle has the instruction 0x{(byte)opcode:X2}, which weights are not written with"));
        }

        throw reader.Damaged(Invariant($"its pickle has over {MostInstructions:N0} instructions: it holds more than weights"));
    }

    private bool PushesLiteral(PickleOpcode opcode)
    {
        switch (opcode)
        {
            case PickleOpcode.None: return Push(null);
            case PickleOpcode.True: return Push(true);
            case PickleOpcode.False: return Push(false);
            case PickleOpcode.Int32: return Push((long)reader.Int32());
            case PickleOpcode.Byte: return Push((long)reader.Byte());
            case PickleOpcode.UInt16: return Push((long)reader.UInt16());
            case PickleOpcode.Double: return Push(reader.Double());
            case PickleOpcode.ShortString or PickleOpcode.ShortUnicode: return Push(reader.Text(reader.Byte()));
            case PickleOpcode.String or PickleOpcode.Unicode: return Push(reader.Text(reader.UInt32()));
            case PickleOpcode.LongUnicode: return Push(reader.Text(reader.UInt64()));
            case PickleOpcode.Long:
                var number = new BigInteger(reader.Bytes(reader.Byte()));
                return number >= long.MinValue && number <= long.MaxValue ? Push((long)number) : Push(number);
            default: return false;
        }
    }

    private bool Gathers(PickleOpcode opcode)
    {
        switch (opcode)
        {
            case PickleOpcode.EmptyTuple: return Push(Array.Empty<object?>());
            case PickleOpcode.Tuple1: return Push(Pop(1));
            case PickleOpcode.Tuple2: return Push(Pop(2));
            case PickleOpcode.Tuple3: return Push(Pop(3));
            case PickleOpcode.Tuple: return Push(PopToMark());
            case PickleOpcode.EmptyList: return Push(new List<object?>());
            case PickleOpcode.List: return Push(new List<object?>(PopToMark()));
            case PickleOpcode.Append: return Append(Pop(1));
            case PickleOpcode.Appends: return Append(PopToMark());
            case PickleOpcode.EmptyDictionary: return Push(new PickleDictionary());
            case PickleOpcode.Dictionary:
                var items = PopToMark();
                Push(new PickleDictionary());
                return SetItems(items);
            case PickleOpcode.SetItem: return SetItems(Pop(2));
            case PickleOpcode.SetItems: return SetItems(PopToMark());
            default: return false;
        }
    }

    private bool Remembers(PickleOpcode opcode)
    {
        switch (opcode)
        {
            case PickleOpcode.Put: return Put(reader.Byte());
            case PickleOpcode.LongPut: return Put(reader.UInt32());
            case PickleOpcode.Memoize: return Put((uint)_memo.Count);
            case PickleOpcode.Get: return Push(Remembered(reader.Byte()));
            case PickleOpcode.LongGet: return Push(Remembered(reader.UInt32()));
            default: return false;
        }
    }

    private bool UsesClass(PickleOpcode opcode)
    {
        switch (opcode)
        {
            case PickleOpcode.Global:
                return Push(Class(reader.Line(), reader.Line()));
            case PickleOpcode.StackGlobal:
                var names = Pop(2);
                return Push(Class(names[0], names[1]));
            case PickleOpcode.Instance:
                var type = Class(reader.Line(), reader.Line());
                return Push(classes.Call(type, PopToMark()));
            case PickleOpcode.Reduce or PickleOpcode.NewObject:
                if (Pop() is not object?[] arguments) throw reader.Damaged("its pickle calls without arguments");
                else Push(classes.Call(Pop(), arguments));
                return true;
            case PickleOpcode.Build:
                var state = Pop();
                classes.Build(Top(), state);
                return true;
            case PickleOpcode.PersistentId: return Push(classes.Refer(Pop()));
            default: return false;
        }
    }

    private bool MovesStack(PickleOpcode opcode)
    {
        switch (opcode)
        {
            case PickleOpcode.Protocol:
                if (reader.Byte() is var protocol and > NewestProtocol)
                    throw reader.Damaged(Invariant($"its pickle is of protocol {protocol}; expected at most {NewestProtocol}"));
                return true;
            case PickleOpcode.Frame:
                reader.UInt64();
                return true;
            case PickleOpcode.Mark:
                _marks.Add(_stack.Count);
                return true;
            case PickleOpcode.Pop:
                Pop();
                return true;
            case PickleOpcode.PopMark:
                PopToMark();
                return true;
            case PickleOpcode.Duplicate: return Push(Top());
            default: return false;
        }
    }

    private object Class(object? module, object? name)
    {
        if (module is string moduleName && name is string typeName) return classes.Find($"{moduleName}.{typeName}");
        throw reader.Damaged("its pickle names a class by something that is no text");
    }

    private bool Append(object?[] values)
    {
        if (Top() is List<object?> list) list.AddRange(values);
        else throw reader.Damaged("its pickle appends to something that is no list");
        return true;
    }

    private bool SetItems(object?[] items)
    {
        if (Top() is not PickleDictionary dictionary || items.Length % 2 != 0)
        {
            throw reader.Damaged("its pickle sets items of something that is no dictionary, or keys without values");
        }

        for (var i = 0; i < items.Length; i += 2) dictionary.Set(items[i], items[i + 1]);
        return true;
    }

    private bool Put(uint place)
    {
        _memo[place] = Top();
        return true;
    }

    private object? Remembered(uint place)
    {
        if (!_memo.TryGetValue(place, out var value))
            throw reader.Damaged(Invariant($"its pickle refers to memo {place}, where nothing is"));
        return value;
    }

    private bool Push(object? value)
    {
        _stack.Add(value);
        return true;
    }

    private object? Top()
    {
        Require(1);
        return _stack[^1];
    }

    private object? Pop() => Pop(1)[0];

    private object?[] Pop(int count)
    {
        Require(count);
        var values = _stack.GetRange(_stack.Count - count, count).ToArray();
        _stack.RemoveRange(_stack.Count - count, count);
        return values;
    }

    private object?[] PopToMark()
    {
        if (_marks.Count == 0) throw reader.Damaged("its pickle misses a mark");
        var mark = _marks[^1];
        _marks.RemoveAt(_marks.Count - 1);
        return Pop(_stack.Count - mark);
    }

    /// <summary>Requires a number of values above the last mark.</summary>
    private void Require(int count)
    {
        if (_stack.Count - count < (_marks.Count > 0 ? _marks[^1] : 0))
            throw reader.Damaged("its pickle takes a value where there is none");
    }
}
