using BenchmarkDotNet.Running;
using Pastiche.Benchmarks;

if (args is ["pytorch", .. var rest]) PyTorchComparison.Run(rest is [var side] ? int.Parse(side, System.Globalization.CultureInfo.InvariantCulture) : 256);
else BenchmarkSwitcher.FromAssembly(typeof(Program).Assembly).Run(args, ResultsConfig.Create());
