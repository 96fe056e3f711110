using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;
using Pastiche.Extensions.DependencyInjection;
using Pastiche.Extensions.DependencyInjection.Pool;
using Pastiche.Extensions.DependencyInjection.Telemetry;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Registers neural style transfer among the services of a host.</summary>
public static class PasticheServiceCollectionExtensions
{
    /// <summary>
    /// Adds an <see cref="IStylizerPool"/>, one for the whole host. It ends its runs when the host begins to stop, and writes logs, traces
    /// and metrics.
    /// </summary>
    /// <param name="services">The services.</param>
    /// <param name="configure">Changes the options; null for the defaults.</param>
    /// <returns>The services.</returns>
    public static IServiceCollection AddPastiche(this IServiceCollection services, Action<StylizerPoolOptions>? configure = null)
    {
        ArgumentNullException.ThrowIfNull(services);
        services.AddLogging();
        services.AddMetrics();
        services.AddOptions<StylizerPoolOptions>().Configure(configure ?? (_ => { })).ValidateOnStart();
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IValidateOptions<StylizerPoolOptions>, StylizerPoolOptionsValidator>());
        services.TryAddSingleton<PoolMetrics>();
        services.TryAddSingleton<IStylizerPool, StylizerPool>();
        return services;
    }
}
