#!/usr/bin/env python3
"""Makes the fixtures of VggParityTests: weights of a VGG-19 of a sixteenth of the width, and what PyTorch makes of them.

  /usr/bin/python3 make_fixtures.py CONTENT STYLE START

Needs what gatys_torch.py beside it needs. Seeds are tried until no rounding can decide a ReLU or a maximum otherwise: no response of a
convolution, and no gap between the largest two of a pooling window, is under 1e-5, nor under 1e-5 of its layer's root mean square.
"""
import itertools, os, subprocess, sys
import numpy as np, torch, torch.nn.functional as F
import gatys_torch

SIZE, WIDTH, LAST = 48, 16, 'conv5_1'
HERE = os.path.dirname(os.path.abspath(__file__))
PREPROCESS, POOLING = ['torch', 'caffe'], ['max', 'avg']


def weights(seed):
    """He's initialisation with biases, in torchvision's names."""
    g, table, cin, index = torch.Generator().manual_seed(seed), {}, 3, 0
    for c, name in zip(gatys_torch.VGG19, gatys_torch.names(gatys_torch.VGG19)):
        if c == 'P':
            index += 1; continue
        c //= WIDTH
        table[f'features.{index}.weight'] = (torch.randn(c, cin, 3, 3, generator=g) * (2 / (9 * cin)) ** .5).numpy()
        table[f'features.{index}.bias'] = (torch.randn(c, generator=g) * .1).numpy()
        cin, index = c, index + 2
        if name == LAST: return table


def near(values):
    return values.abs().min().item() < 1e-5 * max(1, values.pow(2).mean().sqrt().item())


def has_kink(table, x, preprocess, pooling):
    if preprocess == 'torch':
        h = (x - torch.tensor([.485, .456, .406]).view(1, 3, 1, 1)) / torch.tensor([.229, .224, .225]).view(1, 3, 1, 1)
    else:
        h = x.flip(1) * 255 - torch.tensor([103.939, 116.779, 123.68]).view(1, 3, 1, 1)
    index = 0
    for c, name in zip(gatys_torch.VGG19, gatys_torch.names(gatys_torch.VGG19)):
        if c == 'P':
            windows = F.unfold(h.transpose(0, 1), 2, stride=2).transpose(1, 2).reshape(-1, 4).sort(-1).values
            # Where the largest is 0, the ReLU before lets nothing through anyway.
            gaps = (windows[:, 3] - windows[:, 2])[windows[:, 3] > 0]
            if pooling == 'max' and near(gaps): return True
            h = F.max_pool2d(h, 2) if pooling == 'max' else F.avg_pool2d(h, 2); index += 1; continue
        h = F.conv2d(h, torch.tensor(table[f'features.{index}.weight']), torch.tensor(table[f'features.{index}.bias']), padding=1)
        if near(h): return True
        h = F.relu(h); index += 2
        if name == LAST: return False


def main():
    content, style, start = sys.argv[1:4]
    x = gatys_torch.load(start, SIZE)
    seed = next(s for s in itertools.count() if not any(has_kink(weights(s), x, p, q) for p in PREPROCESS for q in POOLING))
    print('seed', seed)
    fixtures = os.path.join(HERE, 'Fixtures')
    file = os.path.join(fixtures, 'vgg19-mini.npz')
    np.savez(file, **weights(seed))
    for p, q in itertools.product(PREPROCESS, POOLING):
        subprocess.run([sys.executable, os.path.join(HERE, 'gatys_torch.py'), '--weights', file, '--content', content, '--style', style,
                        '--start', start, '--size', str(SIZE), '--iterations', '1', '--pooling', q, '--preprocess', p,
                        '--alpha', '1', '--beta', '1000' if p == 'torch' else '1',
                        '--dump', os.path.join(fixtures, f'{p}-{q}.npz')], check=True)


if __name__ == '__main__':
    main()
