using System.Globalization;
using BenchmarkDotNet.Running;
using Pastiche.Benchmarks;
using Pastiche.Benchmarks.Pictures;
using Pastiche.Benchmarks.Sizes;

if (args is ["engines", var network, var side]) EngineComparison.Run(network, int.Parse(side, CultureInfo.InvariantCulture));
else if (args is ["serve", var served, var edge]) ObjectiveServer.Run(served, int.Parse(edge, CultureInfo.InvariantCulture));
else if (args is ["kernels", var profiled, var size]) KernelProfile.Run(profiled, int.Parse(size, CultureInfo.InvariantCulture));
else if (args is ["pictures", ..]) Environment.ExitCode = PicturesCommand.Execute(args);
else if (args is ["size", var content, var style, var tile, var largest, var plot])
    SizeBenchmark.Run(content, style, int.Parse(tile, CultureInfo.InvariantCulture), int.Parse(largest, CultureInfo.InvariantCulture), plot);
else if (args is ["winograd"]) WinogradComparison.Run();
else if (args is ["neighbors"]) NeighborProfile.Run();
else BenchmarkSwitcher.FromAssembly(typeof(Program).Assembly).Run(args, ResultsConfig.Create());
