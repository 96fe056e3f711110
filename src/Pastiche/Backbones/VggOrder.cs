using System.Text.RegularExpressions;
using Pastiche.Weights;

namespace Pastiche.Backbones;

/// <summary>
/// Reads a file whose names tell no layers (0.weight, layers/conv2d_1/vars/0) as a VGG by its shapes, with its convolutions in the order
/// of their names. Poolings are found by gaps in the numbers of the names, if these count them, or else by the width, which grows after
/// them.
/// </summary>
internal sealed partial class VggOrder
{
    /// <summary>The convolutions up to conv3_1: fewer do not identify a VGG.</summary>
    private const int FewestConvolutions = 5;

    private const int WidthsThatGrow = 4;
    private const int LongestNumber = 8;

    private readonly WeightsFile _file;
    private readonly (StoredTensor Kernel, Preprocessing Does)? _colorLayer;
    private readonly Unnamed[] _convolutions;
    private readonly int[]? _numbers;
    private readonly bool _channelsLast;

    private VggOrder(WeightsFile file, Unnamed[] convolutions, (StoredTensor Kernel, Preprocessing Does)? colorLayer)
    {
        (_file, _convolutions, _colorLayer) = (file, convolutions, colorLayer);
        _numbers = Numbers(convolutions);
        _channelsLast = convolutions.All(convolution => convolution.Kernel.Shape[0] == 3 && convolution.Kernel.Shape[1] == 3)
            && !convolutions.All(convolution => convolution.Kernel.Shape[2] == 3 && convolution.Kernel.Shape[3] == 3);
    }

    /// <summary>The output channels of the convolutions, in their order.</summary>
    public IEnumerable<int> Widths => _convolutions.Select(convolution => convolution.Bias.Shape[0]);

    /// <summary>Reads a file; null if it is not a sequence of 3×3 convolutions with biases that starts from 3 channels.</summary>
    public static VggOrder? Of(WeightsFile file)
    {
        var groups = file.Tensors.Where(tensor => !VggNaming.IsBeside(tensor.Name)).GroupBy(tensor => Parent(tensor.Name)).ToArray();
        var convolutions = new List<Unnamed>();
        foreach (var group in groups)
        {
            int[] ranks = [.. group.Select(tensor => tensor.Shape.Rank).Order()];
            if (ranks is [1, 4])
            {
                var kernel = group.First(tensor => tensor.Shape.Rank == 4);
                var bias = group.First(tensor => tensor.Shape.Rank == 1);
                convolutions.Add(new Unnamed(group.Key, kernel, bias));
            }
            // A tensor with one axis and no kernel beside it, or with others of one axis, belongs to a batch normalization.
            else if (ranks.Contains(4) || (ranks.Contains(1) && !ranks.Contains(2)))
            {
                return null;
            }
        }

        Unnamed[] ordered = [.. convolutions.OrderBy(convolution => Sortable(convolution.Name), StringComparer.Ordinal)];
        if (ordered.Length < FewestConvolutions) return null;
        var (first, before) = (ordered[0], ordered[0].Kernel.Shape == [3, 3, 1, 1] && ordered[0].Bias.Shape == [3]);
        if (!before) return first.TakesImages ? new VggOrder(file, ordered, null) : null;
        var does = VggColorLayer.Read(file.Read(first.Kernel.Name), file.Read(first.Bias.Name));
        return does is not null && ordered[1].TakesImages ? new VggOrder(file, ordered[1..], (first.Kernel, does)) : null;
    }

    /// <summary>All architectures that fit; networks that end before they differ are one.</summary>
    public IReadOnlyList<VggMatch> Readings() =>
    [
        .. new[] { VggArchitecture.Vgg16, VggArchitecture.Vgg19 }
            .Select(architecture => VggMatch.Try(_file, architecture, Naming(architecture)))
            .Where(match => match.Problem is null && PoolingsFit(match))
            .DistinctBy(match => string.Join(' ', match.Found.Select(found => found.Layer.Name))),
    ];

    private VggNaming Naming(VggArchitecture architecture)
    {
        var places = new Dictionary<string, string>();
        foreach (var (layer, convolution) in architecture.Layers.Zip(_convolutions))
            (places[convolution.Kernel.Name], places[convolution.Bias.Name]) = (layer.Name, layer.Name);
        if (_colorLayer is { } layerBefore) places[layerBefore.Kernel.Name] = VggNaming.ColorLayer;
        // Keras' own VGGs are Oxford's.
        var kind = _file.Format == Hdf5Weights.FormatName ? PreprocessingKind.Caffe : PreprocessingKind.Torch;
        var preprocessing = Preprocessing.Of(kind);
        return new VggNaming(
            "numbers", name => places.GetValueOrDefault(name), layer => layer.Name, _channelsLast,
            _colorLayer?.Does ?? preprocessing, _colorLayer is null ? null : PreprocessingEvidence.Network);
    }

    /// <summary>
    /// Whether poolings fit: numbers that count them have larger gaps there; otherwise the first four blocks differ in width.
    /// </summary>
    private bool PoolingsFit(VggMatch match)
    {
        int[] widths = [.. Widths], steps = _numbers is null ? [] : [.. _numbers.Zip(_numbers.Skip(1), (number, next) => next - number)];
        var overPooling = steps.FirstOrDefault(step => step != steps[0]);
        return Enumerable.Range(1, match.Found.Count - 1).All(i =>
        {
            var layer = match.Found[i].Layer;
            var isPooled = layer.Position == 1;
            return overPooling > 0 ? steps[i - 1] == (isPooled ? overPooling : steps[0])
                : !isPooled || layer.Block > WidthsThatGrow || widths[i] != widths[i - 1];
        });
    }

    /// <summary>The last number in each name, if these increase.</summary>
    private static int[]? Numbers(Unnamed[] convolutions)
    {
        int[] numbers =
        [
            .. convolutions.Select(convolution =>
                int.TryParse(LastNumber().Match(convolution.Name).Value, out var number) ? number : -1),
        ];
        return numbers.Zip(numbers.Skip(1)).All(pair => pair.First < pair.Second) && numbers[0] >= 0 ? numbers : null;
    }

    /// <summary>The name without the part that tells the kernel from the bias.</summary>
    private static string Parent(string tensor)
    {
        var end = tensor.LastIndexOfAny(['.', '/']);
        if (end < 0) end = tensor.LastIndexOf('_');
        return tensor[..Math.Max(end, 0)];
    }

    /// <summary>Pads numbers, so that conv2d_10 comes after conv2d_9 in text order.</summary>
    private static string Sortable(string name) => Number().Replace(name, number => number.Value.PadLeft(LongestNumber, '0'));

    [GeneratedRegex(@"\d+")]
    private static partial Regex Number();

    [GeneratedRegex(@"\d{1,6}$")]
    private static partial Regex LastNumber();

    /// <summary>A convolution whose position is not known.</summary>
    /// <param name="Name">The common part of its tensors' names.</param>
    /// <param name="Kernel">The tensor with four axes.</param>
    /// <param name="Bias">The one with a single axis.</param>
    private sealed record Unnamed(string Name, StoredTensor Kernel, StoredTensor Bias)
    {
        /// <summary>Whether it is a 3×3 convolution of 3 channels, in either order of axes.</summary>
        public bool TakesImages =>
            Kernel.Shape is var shape
            && ((shape[1], shape[2], shape[3]) == (3, 3, 3) || (shape[0], shape[1], shape[2]) == (3, 3, 3));
    }
}
