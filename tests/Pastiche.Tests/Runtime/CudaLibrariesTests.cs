using Pastiche.Runtime;
using Xunit;

namespace Pastiche.Tests.Runtime;

public class CudaLibrariesTests
{
    [Fact]
    public void ProblemWhere_AllAreHere_IsNone() => Assert.Null(CudaLibraries.ProblemWhere(_ => true));

    [Fact]
    public void ProblemWhere_SomeAreMissing_NamesThem()
    {
        var problem = CudaLibraries.ProblemWhere(name =>
            !name.Contains("cudart", StringComparison.Ordinal) && !name.Contains("cudnn", StringComparison.Ordinal));

        Assert.Equal(
            OperatingSystem.IsWindows()
                ? "missing: cudart64_13.dll, cudnn64_9.dll"
                : "missing: libcudart.so.13, libcudnn.so.9",
            problem);
    }

    [Fact]
    public void Unusable_Cuda_SaysWhatToInstall()
    {
        var message = ExecutionProvider.Unusable(Device.Cuda(), "Failed to load shared library").Message;

        Assert.StartsWith("the device cuda cannot be used on this computer (", message, StringComparison.Ordinal);
        Assert.EndsWith(
            "it takes an NVIDIA GPU, its driver, CUDA 13 and cuDNN 9, "
            + "and a program with the package Microsoft.ML.OnnxRuntime.Gpu.",
            message,
            StringComparison.Ordinal);
    }
}
