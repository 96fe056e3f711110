using System.Numerics.Tensors;

namespace Pastiche.Optimization;

/// <summary>
/// Adam (Kingma and Ba, 2015), with its moments corrected for their start at zero. Its solution is a moving average of the
/// iterates at which the function was evaluated, decay 0.99 and corrected likewise, as in style-transfer-pytorch.
/// </summary>
/// <remarks>
/// Where value or gradient are not finite, the step that led there is halved, and the learning rate with it; after several
/// halvings the last good iterate is restored. Memory: 6 vectors.
/// </remarks>
internal sealed class Adam : Optimizer
{
    /// <summary>How many vectors it keeps.</summary>
    public const int Vectors = 6;

    private const int MostNonFinite = 8;

    private readonly AdamOptions _options;
    private readonly float[] _parameters;
    private readonly float[] _previous;
    private readonly float[] _gradient;
    private readonly float[] _mean;
    private readonly float[] _variance;
    private readonly float[] _average;
    private float _learningRate;
    private double _value = double.NaN;
    private int _updates;
    private int _halvings;

    /// <summary>Starts a descent.</summary>
    /// <param name="start">The first iterate.</param>
    /// <param name="options">Settings; null for the defaults.</param>
    /// <exception cref="PasticheException">A setting is out of range.</exception>
    public Adam(ReadOnlySpan<float> start, AdamOptions? options = null)
    {
        _options = (options ?? new AdamOptions()).Checked();
        _learningRate = _options.LearningRate;
        _parameters = start.ToArray();
        _previous = start.ToArray();
        _gradient = new float[start.Length];
        _mean = new float[start.Length];
        _variance = new float[start.Length];
        _average = start.ToArray();
    }

    /// <summary>Resumes from a state.</summary>
    /// <param name="state">What <see cref="Capture"/> gave.</param>
    /// <param name="options">Settings; null for the defaults. The learning rate is the state's.</param>
    /// <param name="take">Whether the state is given up, so that its vectors need not be copied.</param>
    /// <exception cref="PasticheException">A setting is out of range, or the state's vectors differ in length.</exception>
    public Adam(AdamState state, AdamOptions? options = null, bool take = false)
    {
        _options = (options ?? new AdamOptions()).Checked();
        var vectors = new StateVectors(state.Parameters.Length, take);
        _parameters = vectors.Array(state.Parameters);
        _previous = vectors.Array(state.Previous);
        _gradient = new float[_parameters.Length];
        _mean = vectors.Array(state.Mean);
        _variance = vectors.Array(state.Variance);
        _average = vectors.Array(state.Average);
        (_learningRate, _value, _updates, _halvings) = (state.LearningRate, state.Value, state.Updates, state.Halvings);
    }

    /// <inheritdoc/>
    public override ReadOnlySpan<float> Parameters => _parameters;

    /// <inheritdoc/>
    public override ReadOnlySpan<float> Solution => _average;

    /// <summary>Keeps all: moments and average follow the other function by themselves.</summary>
    public override void Restart()
    {
    }

    /// <inheritdoc/>
    public override OptimizerState View() => new AdamState
    {
        Parameters = StateVectors.Share(_parameters),
        Value = _value,
        Previous = StateVectors.Share(_previous),
        Mean = StateVectors.Share(_mean),
        Variance = StateVectors.Share(_variance),
        Average = StateVectors.Share(_average),
        Updates = _updates,
        LearningRate = _learningRate,
        Halvings = _halvings,
    };

    /// <inheritdoc/>
    public override OptimizerState Capture()
    {
        var view = (AdamState)View();
        return view with
        {
            Parameters = StateVectors.Copy(view.Parameters),
            Previous = StateVectors.Copy(view.Previous),
            Mean = StateVectors.Copy(view.Mean),
            Variance = StateVectors.Copy(view.Variance),
            Average = StateVectors.Copy(view.Average),
        };
    }

    /// <inheritdoc/>
    public override OptimizerStep Step(ObjectiveFunction objective)
    {
        for (var evaluations = 1; ; evaluations++)
        {
            var value = objective(_parameters, _gradient);
            if (AreFinite(value, _gradient))
            {
                _value = value;
                _halvings = 0;
                Update();
                return new OptimizerStep(value, evaluations, StepOutcome.Accepted);
            }

            if (_updates == 0 || _halvings == MostNonFinite - 1)
            {
                _previous.CopyTo(_parameters, 0);
                _halvings = 0;
                return new OptimizerStep(_value, evaluations, StepOutcome.NonFinite);
            }

            _halvings++;
            _learningRate /= 2;
            TensorPrimitives.Lerp(_previous, _parameters, 0.5f, _parameters);
        }
    }

    private void Update()
    {
        _updates++;
        _parameters.CopyTo(_previous, 0);
        // The weight of the newest in a mean corrected for its start: (1 − decay) / (1 − decay^t), which begins at 1.
        var newest = (1.0 - _options.AverageDecay) / (1.0 - Math.Pow(_options.AverageDecay, _updates));
        TensorPrimitives.Lerp(_average, _parameters, (float)newest, _average);
        var moments = new AdamMoments(
            _options.Beta1, _options.Beta2, _options.Epsilon,
            (float)(_learningRate / (1 - Math.Pow(_options.Beta1, _updates))),
            (float)(1 / (1 - Math.Pow(_options.Beta2, _updates))));
        moments.Apply(_gradient, _mean, _variance, _parameters);
    }
}
