using System.ComponentModel;
using System.Reflection;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using Xunit;

namespace Pastiche.Tests;

/// <summary>The consequence of an option stands in an attribute, for help and reference, and in the documentation, for editors.</summary>
public sealed partial class ConsequencesTests
{
    private static readonly Dictionary<string, string> Documentation = XDocument
        .Load(Path.Combine(AppContext.BaseDirectory, "Pastiche.xml")).Descendants("member")
        .ToDictionary(member => member.Attribute("name")!.Value, member => Spaces().Replace(member.Value, " "));

    public static TheoryData<string> Options =>
    [
        .. from type in typeof(StylizeOptions).Assembly.GetExportedTypes()
           from property in type.GetProperties()
           where property.IsDefined(typeof(DescriptionAttribute))
           select $"{type.FullName}.{property.Name}",
    ];

    [Theory]
    [MemberData(nameof(Options))]
    public void Documentation_OfAnOption_SaysItsConsequenceWordForWord(string option)
    {
        var (type, property) = (option[..option.LastIndexOf('.')], option[(option.LastIndexOf('.') + 1)..]);
        var description = typeof(StylizeOptions).Assembly.GetType(type)!.GetProperty(property)!.GetCustomAttribute<DescriptionAttribute>()!;

        Assert.Contains($"{description.Description}.", Documentation[$"P:{option}"], StringComparison.Ordinal);
    }

    [Fact]
    public void Options_OfStylizing_EachHaveAConsequence() =>
        Assert.All(Setting.AllOf(StylizeOptions.Default), option => Assert.False(string.IsNullOrEmpty(option.Consequence), option.Name));

    [GeneratedRegex(@"\s+")]
    private static partial Regex Spaces();
}
