using Pastiche.ImagePriors;
using Pastiche.Imaging;
using Pastiche.Losses;
using Pastiche.Optimization;
using Pastiche.Parameterizations;
using Pastiche.Regions;
using Pastiche.Runtime;

namespace Pastiche.Stylization;

/// <summary>The optimisation at one scale: parameters → image → distances and priors → gradient → optimiser.</summary>
internal sealed class ScaleRun
{
    private readonly CompiledObjective _objective;
    private readonly IReadOnlyList<Target> _targets;
    private readonly Parameterization _parameterization;
    private readonly Optimizer _optimizer;
    private readonly ObjectiveFunction _evaluate;
    private readonly StylizeOptions _options;
    private readonly WeightScale _weights;
    private readonly PlannedScale _scale;
    private readonly Composition? _composition;
    private readonly Func<Image, Image> _finish;
    private readonly float[] _imageGradient;
    private LossTerms _evaluated;
    private bool _hasTerms;
    private CancellationToken _cancellation;

    /// <param name="objective">Compiled for the padded size.</param>
    /// <param name="targets">What it was aimed at.</param>
    /// <param name="start">The picture to start from, padded.</param>
    /// <param name="composition">What is painted over, where not all of the picture is painted.</param>
    /// <param name="finish">Makes the picture that is shown of the one that is painted, both without the padding.</param>
    /// <param name="state">Where to go on from instead, if anywhere.</param>
    /// <param name="scale">The size before padding.</param>
    /// <param name="options">Weights and choices.</param>
    public ScaleRun(
        CompiledObjective objective, IReadOnlyList<Target> targets, Image start, Composition? composition, Func<Image, Image> finish, RunState? state,
        PlannedScale scale, StylizeOptions options)
    {
        (_objective, _targets, _composition, _finish, _scale, _options) = (objective, targets, composition, finish, scale, options);
        _weights = WeightScale.Of(options);
        _parameterization = options.Parameterization switch
        {
            ParameterizationKind.Pixels => new Pixels(objective.Width, objective.Height),
            _ => new LaplacianPyramid(objective.Width, objective.Height, wraps: options.Tileable),
        };
        _optimizer = state is null ? Start(start) : Continue(state);
        Iteration = state?.Iteration ?? 0;
        _imageGradient = new float[_parameterization.ImageLength];
        _evaluate = Evaluate;
    }

    /// <summary>Iterations done.</summary>
    public int Iteration { get; private set; }

    /// <summary>The terms at the iterate, or for Adam at the one it came from; not finite where they never were.</summary>
    public LossTerms Terms { get; private set; }

    /// <summary>One iteration of the optimiser. When cancelled, the picture is as it was before.</summary>
    public StepOutcome Step(CancellationToken cancellationToken)
    {
        _cancellation = cancellationToken;
        var outcome = _optimizer.Step(_evaluate).Outcome;
        if (outcome == StepOutcome.Accepted) Terms = _evaluated;
        Iteration++;
        return outcome;
    }

    /// <summary>The picture so far, without the padding.</summary>
    public Image GetImage() => _finish(Painted());

    /// <summary>The same before its colours are put back and its transparency cut out: what the next scale goes on from.</summary>
    public Image Painted() => Padding.Crop(Canvas(), _scale.Width, _scale.Height);

    /// <summary>The same with the padding.</summary>
    public Image Canvas()
    {
        var padded = new Image(_objective.Width, _objective.Height);
        Decode(_optimizer.Solution, padded.Pixels);
        return padded;
    }

    /// <summary>The optimiser's state.</summary>
    public OptimizerState Capture() => _optimizer.Capture();

    private double Evaluate(ReadOnlySpan<float> parameters, Span<float> gradient)
    {
        var image = _objective.Image;
        Decode(parameters, image);
        _objective.Run(_cancellation);
        _objective.ImageGradient.CopyTo(_imageGradient);
        var variation = TotalVariation.AddGradient(
            image, _objective.Width, _objective.Height, _weights.TotalVariation, _imageGradient, _options.Tileable);
        var range = RangePenalty.AddGradient(image, _weights.Range, _imageGradient);
        _composition?.Adjoint(_imageGradient);
        _parameterization.Adjoint(_imageGradient, gradient);
        _evaluated = new LossTerms(Sum(TermKind.Content), Sum(TermKind.Style), variation, range / _weights.RangeFactor);
        if (!_hasTerms)
        {
            // The first evaluation is at the iterate itself, or, when going on from a state, at the trial next to it.
            Terms = _evaluated;
            _hasTerms = true;
        }

        return (_evaluated.Total(_options) * _weights.Factor) + range;
    }

    private void Decode(ReadOnlySpan<float> parameters, Span<float> image)
    {
        _parameterization.Decode(parameters, image);
        _composition?.Apply(image);
    }

    private double Sum(TermKind kind)
    {
        var sum = 0.0;
        for (var i = 0; i < _targets.Count; i++)
        {
            if (_targets[i].Term.Kind == kind) sum += _targets[i].Loss(_objective.Distances[i]);
        }

        return sum;
    }

    private Optimizer Start(Image image)
    {
        var parameters = new float[_parameterization.ParameterCount];
        _parameterization.Encode(image.Pixels, parameters);
        return _options.Optimizer == OptimizerKind.Adam ? new Adam(parameters) : new Lbfgs(parameters);
    }

    private Optimizer Continue(RunState state)
    {
        if (state.Optimizer.Parameters.Length != _parameterization.ParameterCount)
            throw Errors.WrongLength("The state to go on from", state.Optimizer.Parameters.Length, _parameterization.ParameterCount, "these pictures and options");
        return state.Optimizer is AdamState adam ? new Adam(adam) : new Lbfgs((LbfgsState)state.Optimizer);
    }
}
