using System.Text.RegularExpressions;
using Pastiche.Weights;

namespace Pastiche.Backbones;

/// <summary>
/// Reads a file whose names tell no layers (0.weight, layers/conv2d_1/vars/0) as the VGG that its shapes are those of, its
/// convolutions taken in the order of their names. Where poolings are, the numbers in the names tell, which count them, or else
/// the width, which grows after them.
/// </summary>
internal sealed partial class VggOrder
{
    /// <summary>Up to conv3_1: fewer convolutions are no network that anybody would know again.</summary>
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

    /// <summary>How wide the convolutions are, in their order.</summary>
    public IEnumerable<int> Widths => _convolutions.Select(convolution => convolution.Bias.Shape[0]);

    /// <summary>Takes a file so; null where it is no row of 3×3 convolutions with biases, from 3 channels on.</summary>
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
            // What has one axis alone, or with others of one, is of a batch normalization.
            else if (ranks.Contains(4) || (ranks.Contains(1) && !ranks.Contains(2))) return null;
        }

        Unnamed[] ordered = [.. convolutions.OrderBy(convolution => Sortable(convolution.Name), StringComparer.Ordinal)];
        if (ordered.Length < FewestConvolutions) return null;
        var (first, before) = (ordered[0], ordered[0].Kernel.Shape == [3, 3, 1, 1] && ordered[0].Bias.Shape == [3]);
        if (!before) return first.TakesImages ? new VggOrder(file, ordered, null) : null;
        var does = VggColorLayer.Read(file.Read(first.Kernel.Name), file.Read(first.Bias.Name));
        return does is not null && ordered[1].TakesImages ? new VggOrder(file, ordered[1..], (first.Kernel, does)) : null;
    }

    /// <summary>All that it can be; networks that end before they differ are one.</summary>
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
    /// Numbers that count poolings are further apart where one is; where they tell nothing, the first four blocks differ in width.
    /// </summary>
    private bool PoolingsFit(VggMatch match)
    {
        int[] widths = [.. Widths], steps = _numbers is null ? [] : [.. _numbers.Zip(_numbers.Skip(1), (number, next) => next - number)];
        var overPooling = steps.FirstOrDefault(step => step != steps[0]);
        return Enumerable.Range(1, match.Found.Count - 1).All(i =>
        {
            var layer = match.Found[i].Layer;
            var isPooled = layer.Place == 1;
            return overPooling > 0 ? steps[i - 1] == (isPooled ? overPooling : steps[0])
                : !isPooled || layer.Block > WidthsThatGrow || widths[i] != widths[i - 1];
        });
    }

    /// <summary>The last number in each name, if they rise.</summary>
    private static int[]? Numbers(Unnamed[] convolutions)
    {
        int[] numbers =
        [
            .. convolutions.Select(convolution =>
                int.TryParse(LastNumber().Match(convolution.Name).Value, out var number) ? number : -1),
        ];
        return numbers.Zip(numbers.Skip(1)).All(pair => pair.First < pair.Second) && numbers[0] >= 0 ? numbers : null;
    }

    /// <summary>The name without what says whether it is the kernel or the bias.</summary>
    private static string Parent(string tensor)
    {
        var end = tensor.LastIndexOfAny(['.', '/']);
        if (end < 0) end = tensor.LastIndexOf('_');
        return tensor[..Math.Max(end, 0)];
    }

    /// <summary>Ordered as text, conv2d_10 comes after conv2d_9.</summary>
    private static string Sortable(string name) => Number().Replace(name, number => number.Value.PadLeft(LongestNumber, '0'));

    [GeneratedRegex(@"\d+")]
    private static partial Regex Number();

    [GeneratedRegex(@"\d{1,6}$")]
    private static partial Regex LastNumber();

    /// <summary>A convolution of which it is not known which it is.</summary>
    /// <param name="Name">What its tensors' names have in common.</param>
    /// <param name="Kernel">The tensor with four axes.</param>
    /// <param name="Bias">The one with a single axis.</param>
    private sealed record Unnamed(string Name, StoredTensor Kernel, StoredTensor Bias)
    {
        /// <summary>Whether it looks at 3×3 pixels of 3 channels, in either order of axes.</summary>
        public bool TakesImages =>
            Kernel.Shape is var shape
            && ((shape[1], shape[2], shape[3]) == (3, 3, 3) || (shape[0], shape[1], shape[2]) == (3, 3, 3));
    }
}
