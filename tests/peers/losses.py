#!/usr/bin/env python3
"""Writes losses.json: PyTorch's losses and their gradients, for tests/Minimax.Compat.Tests/NN/LossParityTests.cs.

    python3 losses.py > losses.json        # PyTorch 1.13, one thread
"""
import json

import torch
import torch.nn.functional as F

torch.set_num_threads(1)
torch.manual_seed(3)


def numbers(tensor):
    return {"shape": list(tensor.shape), "values": [float(f"{value:.8g}") for value in tensor.detach().flatten().tolist()]}


scores = torch.randn(4, 3)
other = torch.randn(4, 3)
third = torch.randn(4, 3)
chances = torch.rand(4, 3)
classes = torch.tensor([0, 2, 1, 2])
signs = torch.tensor([1.0, -1.0, 1.0, -1.0])
weight = torch.tensor([0.5, 1.0, 2.0])

tensors = {
    "scores": scores,
    "other": other,
    "third": third,
    "chances": chances,
    "probabilities": torch.sigmoid(scores),
    "logs": torch.log_softmax(scores, 1),
    "other logs": torch.log_softmax(other, 1),
    "classes": classes,
    "signs": signs,
    "weight": weight,
}
losses = {
    "BCELoss": (F.binary_cross_entropy, ["probabilities", "chances"], {}),
    "BCEWithLogitsLoss": (F.binary_cross_entropy_with_logits, ["scores", "chances"], {}),
    "BCEWithLogitsLoss weighted": (lambda x, y, **rest: F.binary_cross_entropy_with_logits(x, y, weight, pos_weight=weight, **rest), ["scores", "chances"], {}),
    "CrossEntropyLoss": (F.cross_entropy, ["scores", "classes"], {}),
    "CrossEntropyLoss weighted": (lambda x, y, **rest: F.cross_entropy(x, y, weight, **rest), ["scores", "classes"], {}),
    "CrossEntropyLoss smoothed": (F.cross_entropy, ["scores", "classes"], {"label_smoothing": 0.1}),
    "CrossEntropyLoss ignoring": (F.cross_entropy, ["scores", "classes"], {"ignore_index": 2}),
    "NLLLoss": (F.nll_loss, ["logs", "classes"], {}),
    "MSELoss": (F.mse_loss, ["scores", "other"], {}),
    "L1Loss": (F.l1_loss, ["scores", "other"], {}),
    "SmoothL1Loss": (F.smooth_l1_loss, ["scores", "other"], {"beta": 0.5}),
    "HuberLoss": (F.huber_loss, ["scores", "other"], {"delta": 0.5}),
    "KLDivLoss": (F.kl_div, ["logs", "chances"], {"log_target": False}),
    "KLDivLoss of logarithms": (F.kl_div, ["logs", "other logs"], {"log_target": True}),
    "HingeEmbeddingLoss": (F.hinge_embedding_loss, ["scores", "signs of each"], {"margin": 0.5}),
    "SoftMarginLoss": (F.soft_margin_loss, ["scores", "signs of each"], {}),
    "MarginRankingLoss": (F.margin_ranking_loss, ["scores", "other", "signs of each"], {"margin": 0.5}),
    "CosineEmbeddingLoss": (F.cosine_embedding_loss, ["scores", "other", "signs"], {"margin": 0.1}),
    "TripletMarginLoss": (F.triplet_margin_loss, ["scores", "other", "third"], {"margin": 0.7, "swap": True}),
}
tensors["signs of each"] = signs[:, None].expand(4, 3).contiguous()

cases = {}
for name, (loss, arguments, options) in losses.items():
    for reduction in ("none", "mean", "sum"):
        first = tensors[arguments[0]].clone().requires_grad_()
        value = loss(first, *(tensors[key] for key in arguments[1:]), reduction=reduction, **options)
        value.sum().backward()
        cases[f"{name}, {reduction}"] = {"arguments": arguments, "value": numbers(value), "gradient": numbers(first.grad)}
print(json.dumps({"torch": torch.__version__, "tensors": {key: numbers(tensor) for key, tensor in tensors.items()}, "cases": cases}, separators=(",", ":")))
