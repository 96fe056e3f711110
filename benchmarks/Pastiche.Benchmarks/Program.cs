using System.Globalization;
using BenchmarkDotNet.Running;
using Pastiche.Benchmarks;

if (args is ["engines", var network, var side]) EngineComparison.Run(network, int.Parse(side, CultureInfo.InvariantCulture));
else BenchmarkSwitcher.FromAssembly(typeof(Program).Assembly).Run(args, ResultsConfig.Create());
