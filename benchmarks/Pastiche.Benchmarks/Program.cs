using System.Globalization;
using BenchmarkDotNet.Running;
using Pastiche.Benchmarks;
using Pastiche.Benchmarks.Pictures;
using Pastiche.Benchmarks.Sizes;

if (args is ["engines", var network, var side]) EngineComparison.Run(network, Number(side));
else if (args is ["serve", var served, var edge]) ObjectiveServer.Run(served, Number(edge));
else if (args is ["kernels", var profiled, var size]) KernelProfile.Run(profiled, Number(size), "fused");
else if (args is ["kernels", var tiled, var extent, var pass]) KernelProfile.Run(tiled, Number(extent), pass);
else if (args is ["pictures", ..]) Environment.ExitCode = PicturesCommand.Execute(args);
else if (args is ["size", var content, var style, var tile, var largest, var plot])
    SizeBenchmark.Run(content, style, Number(tile), Number(largest), plot);
else if (args is ["winograd"]) WinogradComparison.Run();
else if (args is ["neighbors"]) NeighborProfile.Run();
else BenchmarkSwitcher.FromAssembly(typeof(Program).Assembly).Run(args, ResultsConfig.Create());

static int Number(string text) => int.Parse(text, CultureInfo.InvariantCulture);
