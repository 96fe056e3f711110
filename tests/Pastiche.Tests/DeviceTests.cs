using Xunit;

namespace Pastiche.Tests;

public class DeviceTests
{
    public static TheoryData<Device, string> Names { get; } = new()
    {
        { Device.Auto, "auto" },
        { Device.Cpu, "cpu" },
        { Device.Cuda(), "cuda" },
        { Device.Cuda(2), "cuda:2" },
        { Device.DirectMl, "directml" },
        { Device.CoreMl, "coreml" },
    };

    [Theory]
    [MemberData(nameof(Names))]
    public void ToString_Device_IsItsName(Device device, string name) => Assert.Equal(name, device.ToString());

    [Fact]
    public void Cuda_NegativeIndex_IsRefused() => Assert.Throws<PasticheException>(() => Device.Cuda(-1));

    [Fact]
    public void Equals_SameKindAndIndex_AreEqual() => Assert.Equal(Device.Cuda(1), Device.Cuda(1));
}
