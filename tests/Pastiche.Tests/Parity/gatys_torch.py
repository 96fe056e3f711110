#!/usr/bin/env python3
"""Gatys et al. (2016) in PyTorch, as a reference to check against and to time against.

Needs Debian's python3-torch, python3-numpy and python3-pil (run it with /usr/bin/python3).

  gatys_torch.py --weights w.npz|w.pth|random:SEED --content a.jpg --style b.jpg --size 256 --iterations 20

Weights: an .npz or .pth holding torchvision's VGG names (features.N.weight, features.N.bias), or random:SEED
(He initialisation, biases 0), with --width K to divide every channel count by K (a mini VGG for fixtures).
Losses are the paper's: content = 1/2 sum (F-P)^2; style = sum_l w_l / (4 N_l^2 M_l^2) sum (G-A)^2 with G = F F^T,
w_l = 1/(number of style layers); total = alpha * content + beta * style. Layers are read after the ReLU.
Pictures are resized to --size on the long side (Lanczos) and cropped to multiples of 16.
Prints one JSON object per line: the initial terms, then one per iteration, then the mean seconds per objective call.
The picture starts from the content, or from --start. --dump out.npz stores the pixels, and of the start features, Gram matrices, losses
and gradient, for golden fixtures. --print-blas says what PyTorch was built with.
"""
import argparse, json, time
import numpy as np, torch, torch.nn.functional as F
from PIL import Image

VGG19 = [64, 64, 'P', 128, 128, 'P', 256, 256, 256, 256, 'P', 512, 512, 512, 512, 'P', 512, 512, 512, 512]


def names(cfg):
    block, conv, out = 1, 1, []
    for c in cfg:
        if c == 'P':
            out.append(None); block, conv = block + 1, 1
        else:
            out.append(f'conv{block}_{conv}'); conv += 1
    return out


def load_weights(spec, width):
    cfg = [c if c == 'P' else max(1, c // width) for c in VGG19]
    layers, cin, index = [], 3, 0
    if spec.startswith('random:'):
        g = torch.Generator().manual_seed(int(spec.split(':')[1])); table = None
    else:
        table = dict(np.load(spec)) if spec.endswith('.npz') else torch.load(spec, map_location='cpu')
        table = {k: torch.as_tensor(v) for k, v in table.items()}
    for c in cfg:
        if c == 'P':
            layers.append(None); index += 1; continue
        if table is None:
            w = torch.randn(c, cin, 3, 3, generator=g) * (2 / (9 * cin)) ** .5; b = torch.zeros(c)
        elif f'features.{index}.weight' in table:
            w, b = table[f'features.{index}.weight'], table[f'features.{index}.bias']
        else:
            break
        layers.append((w, b)); cin = w.shape[0]; index += 2
    return layers


def load(path, size):
    im = Image.open(path).convert('RGB'); s = size / max(im.size)
    im = im.resize((round(im.width * s), round(im.height * s)), Image.LANCZOS)
    x = (torch.from_numpy(np.asarray(im).copy()).float().permute(2, 0, 1)[None] / 255).contiguous()
    return x[:, :, :x.shape[2] // 16 * 16, :x.shape[3] // 16 * 16].contiguous()


def main():
    p = argparse.ArgumentParser()
    p.add_argument('--weights', default='random:0'); p.add_argument('--width', type=int, default=1)
    p.add_argument('--content', required=True); p.add_argument('--style', required=True)
    p.add_argument('--size', type=int, default=256); p.add_argument('--iterations', type=int, default=20)
    p.add_argument('--optimizer', choices=['lbfgs', 'adam'], default='lbfgs'); p.add_argument('--lr', type=float, default=1)
    p.add_argument('--pooling', choices=['max', 'avg'], default='max')
    p.add_argument('--preprocess', choices=['caffe', 'torch'], default='torch')
    p.add_argument('--content-layers', default='conv4_2'); p.add_argument('--style-layers', default='conv1_1,conv2_1,conv3_1,conv4_1,conv5_1')
    p.add_argument('--alpha', type=float, default=1.); p.add_argument('--beta', type=float, default=1000.)
    p.add_argument('--threads', type=int, default=2); p.add_argument('--dump')
    p.add_argument('--start'); p.add_argument('--print-blas', action='store_true')
    a = p.parse_args()
    torch.set_num_threads(a.threads)
    if a.print_blas: print(torch.__config__.show())
    layers, label = load_weights(a.weights, a.width), names(VGG19)
    cl, sl = a.content_layers.split(','), a.style_layers.split(',')
    last = max(label.index(n) for n in cl + sl)

    def features(x):
        if a.preprocess == 'torch':
            h = (x - torch.tensor([.485, .456, .406]).view(1, 3, 1, 1)) / torch.tensor([.229, .224, .225]).view(1, 3, 1, 1)
        else:
            h = x.flip(1) * 255 - torch.tensor([103.939, 116.779, 123.68]).view(1, 3, 1, 1)
        out = {}
        for i in range(last + 1):
            if layers[i] is None:
                h = F.max_pool2d(h, 2) if a.pooling == 'max' else F.avg_pool2d(h, 2)
            else:
                h = F.relu(F.conv2d(h, *layers[i], padding=1)); out[label[i]] = h
        return out

    def gram(f):
        f = f.flatten(2)[0]
        return f @ f.t()

    content, style = load(a.content, a.size), load(a.style, a.size)
    with torch.no_grad():
        fc, fs = features(content), features(style)
    targets, grams = {n: fc[n] for n in cl}, {n: gram(fs[n]) for n in sl}
    # the two pictures may differ in size: the paper's M is each feature map's own, so Grams are compared per position
    per = {n: fs[n].shape[2] * fs[n].shape[3] for n in sl}

    def terms(x):
        f = features(x)
        c = sum(.5 * (f[n] - targets[n]).pow(2).sum() for n in cl)
        s = 0
        for n in sl:
            N, M = f[n].shape[1], f[n].shape[2] * f[n].shape[3]
            s = s + (gram(f[n]) / M - grams[n] / per[n]).pow(2).sum() / (4 * N * N) / len(sl)
        return c, s

    x = (load(a.start, a.size) if a.start else content).clone().requires_grad_(True)
    optimizer = torch.optim.LBFGS([x], lr=a.lr, max_iter=a.iterations, history_size=20, tolerance_grad=0, tolerance_change=0) \
        if a.optimizer == 'lbfgs' else torch.optim.Adam([x], lr=a.lr)
    seconds, calls = 0., 0

    def closure():
        nonlocal seconds, calls
        t = time.perf_counter(); optimizer.zero_grad()
        c, s = terms(x); total = a.alpha * c + a.beta * s; total.backward()
        dt = time.perf_counter() - t
        if calls: seconds += dt
        print(json.dumps({'call': calls, 'content': c.item(), 'style': s.item(), 'total': total.item(), 'seconds': dt}), flush=True)
        calls += 1
        return total

    if a.dump:
        total = closure(); f = features(x.detach())
        c, s = terms(x.detach())
        np.savez_compressed(a.dump, pixels=x.detach().numpy(), content_pixels=content.numpy(), style_pixels=style.numpy(), gradient=x.grad.numpy(),
                 total=np.float32(total.item()), content=np.float32(c.item()), style=np.float32(s.item()),
                 **{f'feature:{n}': f[n].numpy() for n in cl + sl}, **{f'gram:{n}': gram(f[n]).numpy() for n in sl})
    if a.optimizer == 'lbfgs':
        optimizer.step(closure)
    else:
        for _ in range(a.iterations): optimizer.step(closure)
    print(json.dumps({'calls': calls, 'secondsPerCall': seconds / max(1, calls - 1), 'torch': torch.__version__}))


if __name__ == '__main__':
    main()
