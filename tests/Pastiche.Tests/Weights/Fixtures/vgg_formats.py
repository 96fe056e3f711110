"""Makes the fixtures of WeightsFormatsTests beside this file: /usr/bin/python3 vgg_formats.py (torch 1.13, onnx 1.12, h5py 3.7, numpy 1.24).

One VGG-19 of a thirty-second of the width, its 16 convolutions with He's initialisation and biases that are not zero, written by each
format's own library in the names that its files usually have; safetensors by hand, after the format's description.
"""
import collections, json, os, struct

import h5py
import numpy as np
import onnx.numpy_helper
import torch

HERE = os.path.dirname(os.path.abspath(__file__))
BLOCKS = [(2, 2), (2, 4), (4, 8), (4, 16), (4, 16)]


def convolutions():
    """(block, place, index in torchvision's features, kernel, bias) of each convolution."""
    random, inputs, index = np.random.default_rng(19), 3, 0
    for block, (count, outputs) in enumerate(BLOCKS, 1):
        for place in range(1, count + 1):
            kernel = random.standard_normal((outputs, inputs, 3, 3)) * (2 / (9 * inputs)) ** 0.5
            bias = random.standard_normal(outputs) * 0.1
            yield block, place, index, kernel.astype("<f4"), bias.astype("<f4")
            inputs, index = outputs, index + 2
        index += 1


def path(extension):
    return os.path.join(HERE, f"vgg19.{extension}")


def keras(table):
    with h5py.File(path("h5"), "w") as file:
        for block, place, _, kernel, bias in table:
            layer = f"block{block}_conv{place}"
            group = file.create_group(layer)
            group.create_dataset(f"{layer}/kernel:0", data=kernel.transpose(2, 3, 1, 0))
            group.create_dataset(f"{layer}/bias:0", data=bias)


def keras3(table):
    """As Keras 3 saves weights: by the kinds of layers, in the order in which they are met; a dense layer and its optimizer follow."""
    with h5py.File(path("keras3.weights.h5"), "w") as file:
        for ordinal, (_, _, _, kernel, bias) in enumerate(table):
            variables = file.create_group(f"layers/conv2d{f'_{ordinal}' if ordinal else ''}/vars")
            variables["0"], variables["1"] = kernel.transpose(2, 3, 1, 0), bias
        file.create_group("layers/flatten/vars")
        variables = file.create_group("layers/dense/vars")
        variables["0"], variables["1"] = np.zeros((16, 2), "<f4"), np.zeros(2, "<f4")
        variables = file.create_group("optimizer/vars")
        variables["0"], variables["1"] = np.int64(7), np.zeros((3, 3, 3, 2), "<f4")


def mxnet(table):
    """As the ONNX zoo's: a graph of convolutions and ReLUs, without poolings, which a reader of weights does not look for."""
    nodes, tensors, last = [], [], "data"
    for ordinal, (_, _, _, kernel, bias) in enumerate(table):
        name = f"vgg0_conv{ordinal}"
        tensors += [onnx.numpy_helper.from_array(kernel, f"{name}_weight"), onnx.numpy_helper.from_array(bias, f"{name}_bias")]
        nodes.append(onnx.helper.make_node("Conv", [last, f"{name}_weight", f"{name}_bias"], [f"{name}_fwd"], pads=[1, 1, 1, 1]))
        nodes.append(onnx.helper.make_node("Relu", [f"{name}_fwd"], [f"{name}_relu"]))
        last = f"{name}_relu"
    picture = onnx.helper.make_tensor_value_info("data", onnx.TensorProto.FLOAT, [1, 3, 16, 16])
    features = onnx.helper.make_tensor_value_info(last, onnx.TensorProto.FLOAT, [1, BLOCKS[-1][1], 16, 16])
    model = onnx.helper.make_model(onnx.helper.make_graph(nodes, "vgg19", [picture], [features], tensors))
    onnx.checker.check_model(model)
    onnx.save(model, path("onnx"))


def safetensors(tensors):
    header, offset = {}, 0
    for name, tensor in tensors.items():
        header[name] = {"dtype": "F32", "shape": tensor.shape, "data_offsets": [offset, offset := offset + tensor.nbytes]}
    text = json.dumps(header).encode()
    with open(path("safetensors"), "wb") as file:
        file.write(struct.pack("<Q", len(text)) + text + b"".join(tensor.tobytes() for tensor in tensors.values()))


def main():
    table = list(convolutions())
    tensors = collections.OrderedDict()
    for _, _, index, kernel, bias in table:
        tensors[f"features.{index}.weight"], tensors[f"features.{index}.bias"] = kernel, bias
    np.savez_compressed(path("npz"), **tensors)
    torch.save(collections.OrderedDict((name, torch.from_numpy(tensor)) for name, tensor in tensors.items()), path("pth"))
    keras(table)
    keras3(table)
    mxnet(table)
    safetensors(tensors)


main()
