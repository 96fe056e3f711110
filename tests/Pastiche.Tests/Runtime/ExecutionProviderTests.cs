using Pastiche.Runtime;
using Xunit;

namespace Pastiche.Tests.Runtime;

/// <summary>These tests run with the CPU flavour of ONNX Runtime, which has CoreML too on a Mac.</summary>
public class ExecutionProviderTests
{
    [Fact]
    public void Resolve_Cpu_IsTheCpu() => Assert.Equal(Device.Cpu, ExecutionProvider.Resolve(Device.Cpu));

    [Fact]
    public void Resolve_AutoWithoutCuda_IsTheCpu() => Assert.Equal(Device.Cpu, ExecutionProvider.Resolve(Device.Auto));

    [Fact]
    public void Resolve_DeviceThatIsNotInTheLibrary_SaysWhatToInstall()
    {
        var refusal = Assert.Throws<PasticheException>(() => ExecutionProvider.Resolve(Device.Cuda(1)));
        Assert.StartsWith(
            "the device cuda:1 is not in this program's ONNX Runtime, which has cpu", refusal.Message, StringComparison.Ordinal);
        Assert.Contains("Microsoft.ML.OnnxRuntime.Gpu", refusal.Message, StringComparison.Ordinal);
        Assert.Contains("driver", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Stylizer_DeviceThatIsNotThere_IsRefusedAtOnce() =>
        Assert.Throws<PasticheException>(() => new Stylizer(device: Device.DirectMl));

    [Fact]
    public void Description_OnTheCpu_IsTheVersionAlone() =>
        Assert.Equal($"ONNX Runtime {RuntimeInfo.OnnxRuntimeVersion}", new OnnxRuntimeExecutor(1).Description);

    [Fact]
    public void Description_Elsewhere_NamesTheDevice() =>
        Assert.EndsWith(" on cuda:1", new OnnxRuntimeExecutor(1, Device.Cuda(1)).Description, StringComparison.Ordinal);
}
