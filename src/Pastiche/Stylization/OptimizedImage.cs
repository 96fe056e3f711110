using Pastiche.Imaging;
using Pastiche.Optimization;
using Pastiche.Parameterizations;
using Pastiche.Regions;

namespace Pastiche.Stylization;

/// <summary>The image while it is optimized at one scale: parameters, optimizer, and the map from parameters to pixels.</summary>
internal sealed class OptimizedImage
{
    private readonly Parameterization _parameterization;
    private readonly Optimizer _optimizer;
    private readonly ScaledInputs _inputs;
    private readonly ContentBlend? _blend;

    /// <param name="plan">What is optimized and how.</param>
    /// <param name="inputs">The images of this scale.</param>
    /// <param name="start">The image to start from, padded.</param>
    /// <param name="resumeFrom">The state to resume from instead, if any.</param>
    /// <param name="take">Whether that state is given up, so that its vectors need not be copied.</param>
    public OptimizedImage(RunPlan plan, ScaledInputs inputs, Image start, RunState? resumeFrom = null, bool take = false)
    {
        (_inputs, Width, Height) = (inputs, start.Width, start.Height);
        _blend = inputs.Blend(Width, Height, plan.Layers.Stride);
        _parameterization = ParameterizationFactory.Of(plan.Options.Parameterization).Create(Width, Height, plan.Options.Tileable);
        _optimizer = resumeFrom is null ? Start(plan, start) : Resume(plan, resumeFrom.Optimizer, take);
        Iteration = resumeFrom?.Iteration ?? 0;
    }

    /// <summary>Gives back memory that the next step takes again, before the image of a large size is made.</summary>
    public Action? ReleaseMemory { get; init; }

    /// <summary>Columns, padded.</summary>
    public int Width { get; }

    /// <summary>Rows, padded.</summary>
    public int Height { get; }

    /// <summary>Iterations done.</summary>
    public int Iteration { get; private set; }

    /// <summary>Runs one iteration of the optimizer. When it is canceled, the image stays as it was.</summary>
    public StepOutcome Step(ObjectiveFunction evaluate)
    {
        var outcome = _optimizer.Step(evaluate).Outcome;
        Iteration++;
        return outcome;
    }

    /// <summary>Goes on with another objective.</summary>
    public void Restart() => _optimizer.Restart();

    /// <summary>Computes the image of parameters: parameterization, and the content where regions leave it.</summary>
    public void Decode(ReadOnlySpan<float> parameters, Span<float> image)
    {
        _parameterization.Decode(parameters, image);
        _blend?.Apply(image);
    }

    /// <summary>Computes the image so far, as <see cref="Decode"/> does.</summary>
    public void DecodeSolution(Span<float> image) => Decode(_optimizer.Solution, image);

    /// <summary>Turns the gradient of the image into that of the parameters, by the transpose of <see cref="Decode"/>.</summary>
    /// <param name="gradient">The gradient of the image, [3][Height][Width], at its start; receives that of the parameters.</param>
    public void Adjoint(Span<float> gradient)
    {
        var image = gradient[.._parameterization.ImageLength];
        _blend?.Adjoint(image);
        _parameterization.Adjoint(image, gradient);
    }

    /// <summary>The image so far as it is shown.</summary>
    public Image GetImage()
    {
        if (MemoryModel.IsLarge(new ImageSize(Width, Height))) ReleaseMemory?.Invoke();
        return _inputs.Finish(GetOptimizedImage());
    }

    /// <summary>The image so far without color transfer and transparency; the next scale starts from it.</summary>
    public Image GetOptimizedImage()
    {
        var padded = GetPaddedImage();
        return padded.Size == _inputs.Content.Size ? padded : Padding.Crop(padded, _inputs.Content.Width, _inputs.Content.Height);
    }

    /// <summary>The image so far as the network sees it, with its padding.</summary>
    public Image GetPaddedImage()
    {
        var padded = new Image(Width, Height);
        DecodeSolution(padded.Pixels);
        return padded;
    }

    /// <summary>A copy of the state of the optimizer.</summary>
    public OptimizerState Capture() => _optimizer.Capture();

    /// <summary>The state of the optimizer, which shares its vectors: valid until the next step.</summary>
    public OptimizerState View() => _optimizer.View();

    private Optimizer Start(RunPlan plan, Image image)
    {
        var parameters = new float[_parameterization.ParameterCount];
        _parameterization.Encode(image.Pixels, parameters);
        return OptimizerFactory.Of(plan.Options.Optimizer).Start(parameters, plan.Curvature);
    }

    private Optimizer Resume(RunPlan plan, OptimizerState state, bool take)
    {
        var (length, expected) = (state.Parameters.Length, _parameterization.ParameterCount);
        if (length != expected) throw Errors.WrongLength("The state to resume from", length, expected, "these pictures and options");
        return OptimizerFactory.Of(plan.Options.Optimizer).Resume(state, plan.Curvature, take);
    }
}
