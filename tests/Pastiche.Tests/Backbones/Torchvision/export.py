"""Exports one of torchvision's networks with random weights, and the gradient of a Gram loss by autograd.

    export.py MODEL FOLDER      writes model.onnx, layers.txt and content, style, gradient as float32 [3, height, width]
    export.py --check           exits with 77 and says why where PyTorch is not there

The loss is sum over layers of |G(x) - G(style)|^2 / |G(style)|^2, G = F F^T / positions, as in the relative Gram loss. Pictures are RGB from 0
to 1; the network takes them minus ImageNet's mean, over its standard deviation. The exported network ends in its classifier.
"""
import sys

try:
    import numpy
    import onnx  # noqa: F401 (what torch.onnx needs)
    import torch
    import torchvision
    from torchvision.models.feature_extraction import create_feature_extractor, get_graph_node_names
except ImportError as missing:
    print(missing)
    sys.exit(77)

HEIGHT, WIDTH = 96, 128

LAYERS = {
    "resnet18": ["relu", "layer1.0", "layer1.1", "layer2.1", "layer3.1"],
    "resnet50": ["relu", "layer1.1", "layer1.2", "layer2.3", "layer3.5"],
    "vgg11": ["features.1", "features.4", "features.9", "features.14", "features.19"],
    "vgg16_bn": ["features.2", "features.9", "features.19", "features.29", "features.42"],
    "vgg19": ["features.1", "features.6", "features.11", "features.20", "features.29"],
    "squeezenet1_1": ["features.1", "features.4", "features.7", "features.10", "features.12"],
    "alexnet": ["features.1", "features.4", "features.7", "features.9", "features.11"],
    "mobilenet_v2": ["features.0", "features.2.conv.0", "features.3", "features.6", "features.13"],
    "densenet121": ["features.relu0", "features.denseblock1", "features.denseblock2.denselayer3.relu1", "features.denseblock2", "features.denseblock3"],
    "googlenet": ["conv1", "conv3", "inception3a", "inception3b", "inception4d"],
    "efficientnet_b0": ["features.0", "features.2.1", "features.3.1", "features.4.2", "features.5.2"],
}


def picture(generator, octaves):
    """Noise of several sizes, from 0 to 1."""
    sum_ = sum(
        torch.nn.functional.interpolate(torch.randn(1, 3, 3 * 2 ** o, 4 * 2 ** o, generator=generator), (HEIGHT, WIDTH), mode="bilinear") / 1.5 ** o
        for o in octaves)
    return torch.sigmoid(sum_)


def build(name, generator):
    kwargs = {"init_weights": False} if name in ("googlenet", "vgg11", "vgg16_bn", "vgg19") else {}
    network = getattr(torchvision.models, name)(weights=None, **kwargs)
    if hasattr(network, "aux_logits"):
        network.aux_logits, network.aux1, network.aux2 = False, None, None
    if name.startswith("vgg") or name == "alexnet":  # a small classifier of the same form; its own would take 500 MB
        network.classifier = torch.nn.Sequential(torch.nn.Linear(network.classifier[-7 if name.startswith("vgg") else 1].in_features, 10))
    for module in network.modules():
        if isinstance(module, torch.nn.Conv2d):
            fan = module.weight[0].numel()
            module.weight.data = torch.randn(module.weight.shape, generator=generator) * (2 / fan) ** 0.5
            if module.bias is not None:
                module.bias.data = 0.1 * torch.randn(module.bias.shape, generator=generator)
        if isinstance(module, torch.nn.BatchNorm2d):
            module.weight.data = 1 + 0.2 * torch.randn(module.weight.shape, generator=generator)
            module.bias.data = 0.1 * torch.randn(module.bias.shape, generator=generator)
            module.momentum = None  # statistics are means over all pictures seen
    return network


def normalize(x):
    return (x - torch.tensor([0.485, 0.456, 0.406]).view(1, 3, 1, 1)) / torch.tensor([0.229, 0.224, 0.225]).view(1, 3, 1, 1)


def gram(features):
    flat = features[0].flatten(1)
    return flat @ flat.T / flat.shape[1]


def main(name, folder):
    generator = torch.Generator().manual_seed(5)
    network = build(name, generator)
    content, style = picture(generator, (0, 2, 4)), picture(generator, (1, 3, 5))
    with torch.no_grad():  # gives batch normalisation statistics that fit
        network.train()(normalize(torch.cat([content, style, picture(generator, (0, 1, 2, 3))])))
    network.eval()
    last = get_graph_node_names(network)[1][-1]
    outputs = {node: f"layer{i}" for i, node in enumerate(LAYERS[name])}
    extractor = create_feature_extractor(network, {**outputs, last: "classes"}).eval()
    x = content.clone().requires_grad_()
    wanted = {key: gram(value.detach()) for key, value in extractor(normalize(style)).items() if key != "classes"}
    found = extractor(normalize(x))
    loss = sum((gram(found[key]) - target).square().sum() / target.square().sum() for key, target in wanted.items())
    loss.backward()
    for file, values in (("content", content), ("style", style), ("gradient", x.grad)):
        values.detach().numpy().astype("<f4").tofile(f"{folder}/{file}")
    with open(f"{folder}/layers.txt", "w") as lines:
        lines.write("\n".join(outputs.values()))
    names = list(found)
    torch.onnx.export(
        extractor, torch.zeros(1, 3, 224, 224), f"{folder}/model.onnx", opset_version=13, input_names=["picture"], output_names=names)
    print(f"{name}: loss {loss.item():.6f}, torch {torch.__version__}, torchvision {torchvision.__version__}, numpy {numpy.__version__}")


if __name__ == "__main__":
    if sys.argv[1] != "--check":
        main(*sys.argv[1:])
