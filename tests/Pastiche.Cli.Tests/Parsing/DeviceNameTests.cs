using Pastiche.Cli.Parsing;
using Xunit;

namespace Pastiche.Cli.Tests.Parsing;

public sealed class DeviceNameTests
{
    [Theory]
    [InlineData("auto", DeviceKind.Auto, 0)]
    [InlineData("CPU", DeviceKind.Cpu, 0)]
    [InlineData("cuda", DeviceKind.Cuda, 0)]
    [InlineData("cuda:0", DeviceKind.Cuda, 0)]
    [InlineData("Cuda:3", DeviceKind.Cuda, 3)]
    [InlineData("directml", DeviceKind.DirectMl, 0)]
    [InlineData("coreml", DeviceKind.CoreMl, 0)]
    public void Parse_Device_IsRead(string text, DeviceKind kind, int index)
    {
        var device = DeviceName.Parse("--device", text);
        Assert.Equal((kind, index), (device.Kind, device.Index));
    }

    [Theory]
    [InlineData("gpu")]
    [InlineData("cuda:")]
    [InlineData("cuda:-1")]
    [InlineData("cuda:x")]
    [InlineData("cuda:1:2")]
    [InlineData("cuda:99999999999")]
    [InlineData("cpu:1")]
    [InlineData("")]
    public void Parse_AnythingElse_IsRefused(string text)
    {
        var refusal = Assert.Throws<PasticheException>(() => DeviceName.Parse("--device", text));
        Assert.StartsWith("--device is ", refusal.Message, StringComparison.Ordinal);
    }
}
