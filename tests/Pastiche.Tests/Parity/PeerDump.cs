using Pastiche.Graphs;

namespace Pastiche.Tests.Parity;

/// <summary>What gatys_torch.py --dump stored: pictures, and of the start features, Gram matrices, losses and gradient.</summary>
internal sealed class PeerDump(string path)
{
    private readonly Dictionary<string, Tensor> _arrays = NpzFile.Read(path);

    /// <summary>The picture that was measured.</summary>
    public Image Start => Image("pixels");

    public Image Content => Image("content_pixels");

    public Image Style => Image("style_pixels");

    public double ContentLoss => _arrays["content"].Elements[0];

    public double StyleLoss => _arrays["style"].Elements[0];

    /// <summary>Of the total, with respect to the picture.</summary>
    public double[] Gradient => Doubles("gradient");

    public double[] Features(string layer) => Doubles($"feature:{layer}");

    public double[] Gram(string layer) => Doubles($"gram:{layer}");

    private double[] Doubles(string name) => Losses.Reference.Doubles(_arrays[name].Elements);

    private Image Image(string name)
    {
        var array = _arrays[name];
        var image = new Image(array.Shape[3], array.Shape[2]);
        array.Elements.CopyTo(image.Pixels);
        return image;
    }
}
