using Pastiche.Runtime;
using Pastiche.Tests.Imaging;
using Xunit;

namespace Pastiche.Tests.Runtime;

public sealed class NativeLibraryTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    /// <summary>Whether the library is loaded hangs on this: it is here, and without CUDA.</summary>
    [Fact]
    public void MayHaveCuda_CpuFlavour_IsKnownWithoutLoadingIt() => Assert.False(NativeLibrary.MayHaveCuda);

    [Theory]
    [InlineData(false, "onnxruntime", "onnxruntime_providers_shared")]
    [InlineData(true, "onnxruntime", "onnxruntime_providers_shared", "onnxruntime_providers_cuda")]
    [InlineData(true)]
    public void MayHaveCudaIn_Files_GoesByTheOneThatHasCuda(bool expected, params string[] libraries)
    {
        foreach (var library in libraries) File.WriteAllText(_folder.File(NativeLibrary.FileName(library)), "");

        Assert.Equal(
            expected, NativeLibrary.MayHaveCudaIn([Path.Combine(_folder.File("nowhere")), Path.GetDirectoryName(_folder.File("x"))!]));
    }
}
