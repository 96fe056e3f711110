using System.Text.RegularExpressions;
using Pastiche.Graphs;
using Pastiche.Weights;

namespace Pastiche.Backbones;

/// <summary>
/// Reads a file whose names tell no layers (0.weight, layers/conv2d_1/vars/0) as the VGG that its shapes are those of, its convolutions taken
/// in the order of their names. Where poolings are, the numbers in the names tell, which count them, or else the width, which grows after them.
/// </summary>
internal sealed partial class VggOrder
{
    /// <summary>Up to conv3_1: fewer convolutions are no network that anybody would know again.</summary>
    private const int FewestConvolutions = 5;

    private const int WidthsThatGrow = 4;
    private const int LongestNumber = 8;

    private readonly WeightsFile _file;
    private readonly (string Name, StoredTensor Kernel, StoredTensor Bias)[] _convolutions;
    private readonly int[]? _numbers;
    private readonly bool _channelsLast;

    private VggOrder(WeightsFile file, (string Name, StoredTensor Kernel, StoredTensor Bias)[] convolutions)
    {
        (_file, _convolutions) = (file, convolutions);
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
        var convolutions = new List<(string Name, StoredTensor Kernel, StoredTensor Bias)>();
        foreach (var group in groups)
        {
            int[] ranks = [.. group.Select(tensor => tensor.Shape.Rank).Order()];
            if (ranks is [1, 4]) convolutions.Add((group.Key, group.First(tensor => tensor.Shape.Rank == 4), group.First(tensor => tensor.Shape.Rank == 1)));
            // What has one axis alone, or with others of one, is of a batch normalization.
            else if (ranks.Contains(4) || (ranks.Contains(1) && !ranks.Contains(2))) return null;
        }

        (string Name, StoredTensor Kernel, StoredTensor Bias)[] ordered = [.. convolutions.OrderBy(convolution => Sortable(convolution.Name), StringComparer.Ordinal)];
        return ordered.Length >= FewestConvolutions && IsFirst(ordered[0].Kernel.Shape) ? new VggOrder(file, ordered) : null;
    }

    /// <summary>All that it can be; networks that end before they differ are one.</summary>
    public IReadOnlyList<VggMatch> Readings() =>
    [
        .. new[] { VggArchitecture.Vgg16, VggArchitecture.Vgg19 }
            .Select(architecture => VggMatch.Try(_file, architecture, Naming(architecture)))
            .Where(match => match.Problem is null && PoolingsFit(match))
            .DistinctBy(match => string.Join(' ', match.Found.Select(found => found.Layer.Name))),
    ];

    private static bool IsFirst(Shape kernel) => (kernel[1], kernel[2], kernel[3]) == (3, 3, 3) || (kernel[0], kernel[1], kernel[2]) == (3, 3, 3);

    private VggNaming Naming(VggArchitecture architecture)
    {
        var places = new Dictionary<string, string>();
        foreach (var (layer, convolution) in architecture.Layers.Zip(_convolutions))
            (places[convolution.Kernel.Name], places[convolution.Bias.Name]) = (layer.Name, layer.Name);
        // Keras' own VGGs are Oxford's.
        Preprocessing preprocessing = Preprocessing.Of(_file.Format == Hdf5Weights.FormatName ? PreprocessingKind.Caffe : PreprocessingKind.Torch);
        return new VggNaming("numbers", name => places.GetValueOrDefault(name), layer => layer.Name, _channelsLast, preprocessing, IsCertain: false);
    }

    /// <summary>Numbers that count poolings are further apart where one is; where they tell nothing, the first four blocks differ in width.</summary>
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
    private static int[]? Numbers((string Name, StoredTensor Kernel, StoredTensor Bias)[] convolutions)
    {
        int[] numbers = [.. convolutions.Select(convolution => int.TryParse(LastNumber().Match(convolution.Name).Value, out var number) ? number : -1)];
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
}
