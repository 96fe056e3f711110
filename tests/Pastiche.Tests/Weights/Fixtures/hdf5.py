"""Makes the HDF5 fixtures of Hdf5WeightsTests beside this file: /usr/bin/python3 hdf5.py (h5py 3.7, HDF5 1.10, numpy 1.24).

Element i of every tensor, counted in row-major order, is ((37 i + the bytes of its name added up) mod 251 - 125) / 64, exact in
16 bits, so that the test can state every value itself. Groups and attributes are those that Keras writes into vgg19_weights_tf_dim_ordering_tf_kernels_notop.h5.
"""
import os

import h5py
import numpy as np

LAYERS = [("block1_conv1", 3, 4), ("block1_conv2", 4, 4), ("block2_conv1", 4, 8), ("block2_conv2", 8, 8)]
HERE = os.path.dirname(os.path.abspath(__file__))


def values(name, shape, kind="<f4"):
    count = int(np.prod(shape))
    return (((37 * np.arange(count) + sum(name.encode())) % 251 - 125) / 64).reshape(shape).astype(kind)


def keras(name, kind="<f4", **options):
    """A file as Keras saves it: a group for each layer, also those without weights, and lists of names as attributes."""
    with h5py.File(os.path.join(HERE, name), "w", **options) as file:
        file.attrs["layer_names"] = np.array(["input_1", *(layer for layer, _, _ in LAYERS), "block1_pool"], dtype="S")
        file.attrs["backend"] = np.bytes_("tensorflow")
        file.attrs["keras_version"] = np.bytes_("2.0.6")
        for empty in ("input_1", "block1_pool"):
            file.create_group(empty).attrs["weight_names"] = np.array([], dtype="S1")
        for layer, inputs, outputs in LAYERS:
            group = file.create_group(layer)
            shapes = {f"{layer}/kernel:0": (3, 3, inputs, outputs), f"{layer}/bias:0": (outputs,)}
            group.attrs["weight_names"] = np.array(list(shapes), dtype="S")
            for weight, shape in shapes.items():
                group.create_dataset(weight, data=values(f"{layer}/{weight}", shape, kind))


def low_level(file, name, data, file_type=None, **properties):
    """A dataset with properties that h5py does not offer by itself."""
    plist = h5py.h5p.create(h5py.h5p.DATASET_CREATE)
    for key, value in properties.items():
        getattr(plist, f"set_{key}")(value)
    space = h5py.h5s.create_simple(data.shape)
    kind = file_type or h5py.h5t.py_create(data.dtype)
    h5py.h5d.create(file.id, name.encode(), kind, space, dcpl=plist).write(h5py.h5s.ALL, h5py.h5s.ALL, data)


def kinds(name):
    """Everything else that a file of weights may hold: other numbers, layouts, spaces, text, links."""
    with h5py.File(os.path.join(HERE, name), "w") as file:
        for kind in ("<f2", "<f4", "<f8"):
            file.create_dataset(f"floats/{kind[1:]}", data=values(f"floats/{kind[1:]}", (2, 3), kind))
        low_level(file, "compact", values("compact", (5, 2)), layout=h5py.h5d.COMPACT)
        file.create_dataset("scalar", data=values("scalar", ()))
        file.create_dataset("empty", shape=(0, 3), dtype="<f4")
        file.create_dataset("null", data=h5py.Empty("<f4"))
        file.create_dataset("unwritten", shape=(4,), dtype="<f4")
        file.create_dataset("iterations", data=np.int64(7))
        file.create_dataset("text", data=np.array([b"weights", b"biases"]))
        file.create_dataset("big", data=values("big", (3,), ">f4"))
        file["loop"] = file["/"]
        file["same"] = file["compact"]
        file["soft"] = h5py.SoftLink("/compact")
        for i in range(40):  # more than one leaf of the tree of names
            file.create_dataset(f"many/{i:02}", data=values(f"many/{i:02}", (1,)))


def refused(name):
    with h5py.File(os.path.join(HERE, name), "w") as file:
        data = values("gzip", (8, 8))
        file.create_dataset("plain", data=values("plain", (2,)))
        file.create_dataset("gzip", data=data, chunks=(4, 4), compression="gzip")
        file.create_dataset("chunked", data=data, chunks=(4, 4))
        file.create_dataset("elsewhere", data=data, external="elsewhere.bin")
    os.remove("elsewhere.bin")


def dense(name):
    """More links in a group than newer files keep in its header."""
    with h5py.File(os.path.join(HERE, name), "w", libver="latest") as file:
        for i in range(9):
            file.create_group(f"layer{i}")


os.chdir(HERE)
keras("keras.h5")
keras("keras-half.h5", "<f2")
keras("keras-double.h5", "<f8")
keras("keras-latest.h5", libver="latest")
dense("dense.h5")
kinds("kinds.h5")
refused("refused.h5")
