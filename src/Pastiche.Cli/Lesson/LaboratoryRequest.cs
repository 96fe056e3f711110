using Pastiche.Cli.Options;

namespace Pastiche.Cli.Lesson;

/// <summary>Which network figures are made with, and how it is run; no file has been looked at.</summary>
/// <param name="Backbone">The network that measures pictures.</param>
/// <param name="Threads">How many threads to use; null for one a core.</param>
/// <param name="Device">Where the network is run; null for what the library chooses.</param>
/// <param name="Engine">What runs it there.</param>
internal sealed record LaboratoryRequest(BackboneChoice Backbone, int? Threads = null, Device? Device = null, Engine Engine = Engine.Auto);
