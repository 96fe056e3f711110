#!/usr/bin/env python3
"""Writes the weights that gatys_torch.py --weights random:0 draws, a VGG-19 of full width up to conv5_1, in torchvision's names.

  /usr/bin/python3 random_weights.py OUT.npz
"""
import sys
import numpy as np
import gatys_torch

names = gatys_torch.names(gatys_torch.VGG19)
table, index = {}, 0
for layer in gatys_torch.load_weights('random:0', 1)[:names.index('conv5_1') + 1]:
    if layer is None:
        index += 1; continue
    table[f'features.{index}.weight'], table[f'features.{index}.bias'] = layer[0].numpy(), layer[1].numpy()
    index += 2
np.savez(sys.argv[1], **table)
