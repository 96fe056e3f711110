using System.Diagnostics;
using System.Runtime.InteropServices;
using System.Text.RegularExpressions;
using Xunit;

namespace Pastiche.Extensions.DependencyInjection.Tests;

/// <summary>The sample service as a process of its own, on a port that is free.</summary>
internal sealed partial class WebService : IDisposable
{
    private readonly Process _process;
    private readonly List<string> _log = [];
    private readonly TaskCompletionSource<Uri> _address = new();

    public WebService()
    {
        var dll = Path.Combine(AppContext.BaseDirectory, "WebService.dll");
        var start = new ProcessStartInfo("dotnet", [dll, "--urls", "http://127.0.0.1:0", "--MaxIterations", "100000"])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        // An allocator that ends the process when memory was written beyond its end or after it was freed.
        if (OperatingSystem.IsLinux())
        {
            start.Environment["LD_PRELOAD"] = "libc_malloc_debug.so.0";
            start.Environment["MALLOC_CHECK_"] = "3";
            start.Environment["MALLOC_PERTURB_"] = "165";
        }

        _process = Process.Start(start)!;
        _process.OutputDataReceived += (_, line) => Take(line.Data);
        _process.ErrorDataReceived += (_, line) => Take(line.Data);
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
        Client = new HttpClient { BaseAddress = _address.Task.WaitAsync(TimeSpan.FromSeconds(60)).GetAwaiter().GetResult() };
    }

    public HttpClient Client { get; }

    /// <summary>What it wrote so far.</summary>
    public string Log
    {
        get
        {
            lock (_log) return string.Join('\n', _log);
        }
    }

    /// <summary>The memory that it takes now, in bytes.</summary>
    public long Memory
    {
        get
        {
            _process.Refresh();
            return _process.WorkingSet64;
        }
    }

    /// <summary>Asks for a picture.</summary>
    public Task<HttpResponseMessage> Post(byte[] content, byte[] style, string query, CancellationToken cancellationToken) =>
        Client.PostAsync(
            $"/stylize?{query}",
            new MultipartFormDataContent
            {
                { new ByteArrayContent(content), "content", "content.png" },
                { new ByteArrayContent(style), "style", "style.png" },
            },
            cancellationToken);

    /// <summary>Asks it to end, as a host does that stops a container.</summary>
    public void Terminate()
    {
        Assert.SkipUnless(!OperatingSystem.IsWindows(), "Windows has no such signal.");
        Assert.Equal(0, Kill(_process.Id, 15));
    }

    /// <summary>Waits for its end.</summary>
    public int Wait()
    {
        Assert.True(_process.WaitForExit(TimeSpan.FromSeconds(30)), $"It does not end.\n{Log}");
        return _process.ExitCode;
    }

    public void Dispose()
    {
        if (!_process.HasExited) _process.Kill(entireProcessTree: true);
        _process.Dispose();
        Client.Dispose();
    }

    private void Take(string? line)
    {
        lock (_log) _log.Add(line ?? "");
        if (line is not null && Address().Match(line) is { Success: true } match) _address.TrySetResult(new Uri(match.Groups[1].Value));
    }

    [GeneratedRegex(@"Now listening on: (http://\S+)")]
    private static partial Regex Address();

    [LibraryImport("libc", EntryPoint = "kill")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int Kill(int process, int signal);
}
