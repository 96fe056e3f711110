using System.Numerics.Tensors;

namespace Pastiche.Optimization;

/// <summary>
/// Limited-memory BFGS (Nocedal, 1980; Liu and Nocedal, 1989), with a backtracking line search: a step is taken where the value
/// falls by at least 10⁻⁴ of what the slope promises (Armijo), and shortened by quadratic interpolation until it does.
/// </summary>
/// <remarks>
/// Differs from torch.optim.LBFGS, which takes steps of a fixed length unless asked for strong Wolfe conditions. A pair whose
/// curvature is not positive is left out, which those conditions would ensure. Memory: 2·History + 4 vectors.
/// </remarks>
internal sealed class Lbfgs : Optimizer
{
    /// <summary>How many vectors it keeps beside its memory of curvature.</summary>
    public const int Vectors = 4;

    private const double SufficientDecrease = 1e-4;
    private const double SmallestCurvature = 1e-8;
    private const int MostBacktracks = 8;
    private const int MostNonFinite = 8;

    private readonly LbfgsOptions _options;
    private readonly CurvatureHistory _history;
    private float[] _parameters;
    private float[] _gradient;
    private float[] _trial;
    private float[] _trialGradient;
    private double _value;
    private double _trialValue;
    private bool _evaluated;

    /// <summary>Starts a descent.</summary>
    /// <param name="start">The first iterate.</param>
    /// <param name="options">Settings; null for the defaults.</param>
    /// <exception cref="PasticheException">A setting is out of range.</exception>
    public Lbfgs(ReadOnlySpan<float> start, LbfgsOptions? options = null)
    {
        _options = (options ?? new LbfgsOptions()).Checked();
        _history = new CurvatureHistory(_options.History, _options.Precision);
        _parameters = start.ToArray();
        _gradient = new float[start.Length];
        _trial = new float[start.Length];
        _trialGradient = new float[start.Length];
    }

    /// <summary>Resumes from a state.</summary>
    /// <param name="state">What <see cref="Capture"/> gave.</param>
    /// <param name="options">Settings; null for the defaults. With those of the first run the results are the same to the bit.</param>
    /// <param name="take">Whether the state is given up, so that its vectors need not be copied.</param>
    /// <exception cref="PasticheException">A setting is out of range, or the state's vectors differ in length.</exception>
    public Lbfgs(LbfgsState state, LbfgsOptions? options = null, bool take = false)
    {
        _options = (options ?? new LbfgsOptions()).Checked();
        _history = new CurvatureHistory(_options.History, _options.Precision);
        var length = state.Parameters.Length;
        var vectors = new StateVectors(length, take);
        _parameters = vectors.Array(state.Parameters);
        _value = state.Value;
        _evaluated = !state.Gradient.IsEmpty;
        _gradient = _evaluated ? vectors.Array(state.Gradient) : new float[length];
        (_trial, _trialGradient) = (new float[length], new float[length]);
        if (state.Steps.Length != state.GradientChanges.Length)
            throw Errors.WrongLength("The state's gradient changes", state.GradientChanges.Length, state.Steps.Length, "as many steps");
        foreach (var (step, change) in state.Steps.Zip(state.GradientChanges)) _history.Restore(step, change, _gradient, take);
    }

    /// <inheritdoc/>
    public override ReadOnlySpan<float> Parameters => _parameters;

    /// <summary>
    /// Forgets value and gradient. Curvature is kept: the other function differs in where its targets are, not in how it bends.
    /// </summary>
    public override void Restart() => _evaluated = false;

    /// <inheritdoc/>
    public override OptimizerState View() => new LbfgsState
    {
        Parameters = StateVectors.Share(_parameters),
        Value = _value,
        Gradient = _evaluated ? StateVectors.Share(_gradient) : [],
        Steps = _history.Steps,
        GradientChanges = _history.Changes,
    };

    /// <inheritdoc/>
    public override OptimizerState Capture()
    {
        var view = (LbfgsState)View();
        return view with
        {
            Parameters = StateVectors.Copy(view.Parameters),
            Gradient = StateVectors.Copy(view.Gradient),
            Steps = [.. view.Steps.Select(step => step.Copy())],
            GradientChanges = [.. view.GradientChanges.Select(change => change.Copy())],
        };
    }

    /// <inheritdoc/>
    public override OptimizerStep Step(ObjectiveFunction objective)
    {
        var evaluations = 0;
        if (!_evaluated)
        {
            _value = objective(_parameters, _gradient);
            evaluations++;
            _evaluated = AreFinite(_value, _gradient);
            if (!_evaluated) return new OptimizerStep(double.NaN, evaluations, StepOutcome.NonFinite);
            _history.Update(_gradient);
        }

        while (true)
        {
            var slope = FindDirection();
            var steepest = _history.Count == 0;
            var outcome = slope < 0 ? Search(objective, slope, ref evaluations) : StepOutcome.Stalled;
            if (outcome == StepOutcome.Accepted) Advance();
            if (outcome != StepOutcome.Stalled || steepest) return new OptimizerStep(_value, evaluations, outcome);
            _history.Clear();
        }
    }

    /// <summary>Finds the direction to search, in place of the trial, and returns the slope along it; zero for a zero gradient.</summary>
    private double FindDirection()
    {
        if (_history.Count > 0)
        {
            var slope = _history.Direction(_gradient, _trial);
            if (slope < 0 && double.IsFinite(slope)) return slope;
            _history.Clear();
        }

        var square = VectorKernels.Dot(_gradient, _gradient);
        if (square == 0) return 0;
        var scale = _options.FirstStep / Math.Sqrt(square / _gradient.Length);
        TensorPrimitives.Multiply(_gradient, (float)-scale, _trial);
        return -scale * square;
    }

    /// <summary>Searches along the direction, which lies in place of the trial, for a trial whose value is low enough.</summary>
    private StepOutcome Search(ObjectiveFunction objective, double slope, ref int evaluations)
    {
        var (length, backtracks, nonFinite) = (1.0, 0, 0);
        TensorPrimitives.Add(_parameters, _trial, _trial);
        while (true)
        {
            _trialValue = objective(_trial, _trialGradient);
            evaluations++;
            if (!AreFinite(_trialValue, _trialGradient))
            {
                if (++nonFinite == MostNonFinite) return End(StepOutcome.NonFinite);
                Shorten(0.5);
                continue;
            }

            var change = _trialValue - _value;
            if (change <= SufficientDecrease * length * slope) return End(StepOutcome.Accepted);
            if (backtracks++ == MostBacktracks) return End(change < 0 ? StepOutcome.Accepted : StepOutcome.Stalled);
            // The lowest point of the parabola through both values and the slope; change is above length·slope here.
            Shorten(Math.Clamp(-slope * length / (2 * (change - (length * slope))), 0.1, 0.5));
        }

        void Shorten(double factor)
        {
            length *= factor;
            // trial = parameters + factor·(trial − parameters); the direction itself is not kept, which saves a vector.
            TensorPrimitives.Subtract(_trial, _parameters, _trial);
            TensorPrimitives.MultiplyAdd(_trial, (float)factor, _parameters, _trial);
        }

        // The curvature that led out of bounds is forgotten at the end, so that an exception leaves the state as it was before the step.
        StepOutcome End(StepOutcome outcome)
        {
            if (nonFinite > 0) _history.Clear();
            return outcome;
        }
    }

    /// <summary>Makes the trial the iterate and remembers the step. The vectors change roles; none is copied.</summary>
    private void Advance()
    {
        var (step, change) = (_parameters, _gradient);
        var (stepStep, stepChange, changeChange) = (0.0, 0.0, 0.0);
        for (var start = 0; start < step.Length; start += VectorKernels.Block)
        {
            var length = Math.Min(VectorKernels.Block, step.Length - start);
            var s = step.AsSpan(start, length);
            var y = change.AsSpan(start, length);
            TensorPrimitives.Subtract(_trial.AsSpan(start, length), s, s);
            TensorPrimitives.Subtract(_trialGradient.AsSpan(start, length), y, y);
            stepStep += VectorKernels.SumOfSquares(s);
            stepChange += VectorKernels.Dot(s, y);
            changeChange += VectorKernels.SumOfSquares(y);
        }

        (_parameters, _gradient, _value) = (_trial, _trialGradient, _trialValue);
        if (stepChange > SmallestCurvature * Math.Sqrt(stepStep * changeChange)) _history.Add(ref step, ref change, _gradient);
        else _history.Update(_gradient);
        (_trial, _trialGradient) = (step, change);
    }
}
