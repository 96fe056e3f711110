"""Makes the PyTorch fixtures of TorchWeightsTests beside this file: /usr/bin/python3 torch_files.py (torch 1.13).

Element i of every tensor, counted in row-major order, is ((37 i + the bytes of its name added up) mod 251 - 125) / 64, exact in
16 bits of either kind, but for bfloat16, where it is not divided: the test states every value itself.
"""
import collections
import os

import torch

HERE = os.path.dirname(os.path.abspath(__file__))


def values(name, shape, kind=torch.float32):
    count = int(torch.tensor(shape).prod()) if shape else 1
    numbers = torch.tensor([(37 * i + sum(name.encode())) % 251 - 125 for i in range(count)], dtype=torch.float64)
    return (numbers / (1 if kind == torch.bfloat16 else 64)).reshape(shape).to(kind)


def state():
    state = torch.nn.Module().state_dict()  # with its _metadata
    for kind in (torch.float32, torch.float16, torch.bfloat16, torch.float64):
        name = "kinds." + str(kind).removeprefix("torch.")
        state[name] = values(name, (2, 3), kind)
    state["features.0.weight"] = values("features.0.weight", (4, 3, 3, 3))
    state["features.0.bias"] = torch.nn.Parameter(values("features.0.bias", (4,)))
    # Stored column by column, in another order of axes, and as every other element of some rows.
    state["transposed"] = values("transposed", (3, 5)).t().contiguous().t()
    state["permuted"] = values("permuted", (2, 3, 4)).permute(2, 0, 1).contiguous().permute(1, 2, 0)
    thinned = torch.zeros(4, 6)
    thinned[1:3, 1::2] = values("thinned", (2, 3))
    state["thinned"] = thinned[1:3, 1::2]
    # Two halves of one storage.
    shared = torch.cat([values("shared.first", (5,)), values("shared.second", (7,))])
    state["shared.first"], state["shared.second"] = shared[:5], shared[5:]
    state["scalar"] = values("scalar", ())
    state["empty"] = torch.zeros(0, 3)
    state["num_batches_tracked"] = torch.tensor(7)
    return state


def vgg():
    """As torchvision names the beginning of a VGG."""
    shapes = {"features.0.weight": (4, 3, 3, 3), "features.0.bias": (4,), "features.2.weight": (4, 4, 3, 3), "features.2.bias": (4,)}
    return collections.OrderedDict((name, values(name, shape)) for name, shape in shapes.items())


def save(content, name, zipped=True, **options):
    torch.save(content, os.path.join(HERE, name), _use_new_zipfile_serialization=zipped, **options)


for form, zipped in (("zip", True), ("legacy", False)):
    save(state(), f"torch-{form}.pth", zipped)
save(vgg(), "torch-protocol4.pth", pickle_protocol=4)
save(vgg(), "torch-legacy-protocol4.pth", zipped=False, pickle_protocol=4)
model = torch.nn.Sequential(torch.nn.Conv2d(1, 1, 1))
optimizer = torch.optim.Adam(model.parameters())
model(torch.ones(1, 1, 1, 1)).sum().backward()
optimizer.step()
save({"epoch": 3, "loss": 0.5, "optimizer": optimizer.state_dict(), "model": {"state_dict": vgg()}}, "torch-checkpoint.pth")
save(torch.nn.Sequential(torch.nn.Conv2d(1, 1, 1)), "torch-module.pth")
