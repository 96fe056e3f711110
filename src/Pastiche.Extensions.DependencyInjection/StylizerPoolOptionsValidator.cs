using Microsoft.Extensions.Options;

namespace Pastiche.Extensions.DependencyInjection;

/// <summary>Checks the ranges of the options.</summary>
[OptionsValidator]
internal sealed partial class StylizerPoolOptionsValidator : IValidateOptions<StylizerPoolOptions>;
