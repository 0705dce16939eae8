#!/usr/bin/env python3
"""Writes layers.json: what PyTorch's layers start with, give out and pass back, for tests/Minimax.Compat.Tests/NN/LayerParityTests.cs.

    python3 layers.py > layers.json        # PyTorch 1.13, one thread
"""
import json

import torch
from torch import nn

torch.set_num_threads(1)


def numbers(tensor):
    return {"shape": list(tensor.shape), "values": [float(f"{value:.8g}") for value in tensor.detach().flatten().tolist()]}


def case(name, make, *shapes, training=True, integers=0):
    """One layer: its state after construction with seed 7, random inputs, the output, and the gradients of <output, random>."""
    torch.manual_seed(7)
    layer = make().train(training)
    state = {key: numbers(tensor) for key, tensor in layer.state_dict().items()}
    torch.manual_seed(11)
    inputs = [torch.randint(integers, shape) if integers else torch.randn(shape).requires_grad_() for shape in shapes]
    output = layer(*inputs)
    while not torch.is_tensor(output):
        output = output[0]
    direction = torch.randn(output.shape)
    (output * direction).sum().backward()
    return name, {
        "state": state,
        "training": training,
        "inputs": [numbers(tensor) for tensor in inputs],
        "output": numbers(output),
        "direction": numbers(direction),
        "input_gradients": [numbers(tensor.grad) for tensor in inputs if tensor.grad is not None],
        "gradients": {key: numbers(parameter.grad) for key, parameter in layer.named_parameters()},
        "buffers_after": {key: numbers(tensor) for key, tensor in layer.named_buffers()},
    }


image = (2, 3, 5, 6)
cases = dict(
    [
        case("Linear", lambda: nn.Linear(4, 3), (2, 4)),
        case("Linear without bias", lambda: nn.Linear(4, 3, bias=False), (2, 4)),
        case("Bilinear", lambda: nn.Bilinear(2, 3, 2), (4, 2), (4, 3)),
        case("Conv1d", lambda: nn.Conv1d(2, 3, 3, stride=2, padding=1), (2, 2, 7)),
        case("Conv2d", lambda: nn.Conv2d(3, 2, 3, stride=2, padding=1), image),
        case("Conv2d in groups, dilated, oblong", lambda: nn.Conv2d(4, 2, (3, 2), (1, 2), (2, 1), (2, 1), groups=2), (1, 4, 5, 6)),
        case("Conv2d same", lambda: nn.Conv2d(3, 2, 3, padding="same"), image),
        case("Conv2d reflect", lambda: nn.Conv2d(3, 2, 3, padding=1, padding_mode="reflect"), image),
        case("ConvTranspose1d", lambda: nn.ConvTranspose1d(2, 3, 4, stride=2, padding=1), (2, 2, 4)),
        case("ConvTranspose2d", lambda: nn.ConvTranspose2d(3, 2, 4, stride=2, padding=1), (2, 3, 3, 4)),
        case("ConvTranspose2d in groups, with output padding", lambda: nn.ConvTranspose2d(4, 2, 3, 2, 1, 1, groups=2), (1, 4, 3, 4)),
        case("BatchNorm1d", lambda: nn.BatchNorm1d(3), (4, 3)),
        case("BatchNorm2d", lambda: nn.BatchNorm2d(3), image),
        case("BatchNorm2d in evaluation", lambda: nn.BatchNorm2d(3), image, training=False),
        case("BatchNorm2d with the mean of all batches", lambda: nn.BatchNorm2d(3, momentum=None), image),
        case("InstanceNorm1d", lambda: nn.InstanceNorm1d(3), (2, 3, 5)),
        case("InstanceNorm2d", lambda: nn.InstanceNorm2d(3, affine=True, track_running_stats=True), image),
        case("LayerNorm", lambda: nn.LayerNorm([5, 6]), image),
        case("GroupNorm", lambda: nn.GroupNorm(2, 4), (2, 4, 3, 3)),
        case("Embedding", lambda: nn.Embedding(5, 3, padding_idx=1), (2, 4), integers=5),
        case("PReLU", lambda: nn.PReLU(3), image),
        case("ReLU", nn.ReLU, (3, 4)),
        case("LeakyReLU", lambda: nn.LeakyReLU(0.2), (3, 4)),
        case("ELU", lambda: nn.ELU(1.5), (3, 4)),
        case("SELU", nn.SELU, (3, 4)),
        case("GELU", nn.GELU, (3, 4)),
        case("GELU by tanh", lambda: nn.GELU("tanh"), (3, 4)),
        case("SiLU", nn.SiLU, (3, 4)),
        case("Mish", nn.Mish, (3, 4)),
        case("Sigmoid", nn.Sigmoid, (3, 4)),
        case("Tanh", nn.Tanh, (3, 4)),
        case("Softmax", lambda: nn.Softmax(1), (3, 4)),
        case("LogSoftmax", lambda: nn.LogSoftmax(1), (3, 4)),
        case("LogSigmoid", nn.LogSigmoid, (3, 4)),
        case("Softplus", lambda: nn.Softplus(2, 1), (3, 4)),
        case("Softsign", nn.Softsign, (3, 4)),
        case("Hardtanh", lambda: nn.Hardtanh(-0.5, 0.7), (3, 4)),
        case("GLU", nn.GLU, (3, 4)),
        case("Flatten", nn.Flatten, image),
        case("Unflatten", lambda: nn.Unflatten(1, (3, 2)), (2, 6)),
        case("Upsample nearest", lambda: nn.Upsample(scale_factor=2), image),
        case("Upsample bilinear", lambda: nn.Upsample(size=(7, 9), mode="bilinear", align_corners=True), image),
        case("ReflectionPad2d", lambda: nn.ReflectionPad2d((1, 2, 3, 0)), image),
        case("ReplicationPad2d", lambda: nn.ReplicationPad2d(2), image),
        case("ZeroPad2d", lambda: nn.ZeroPad2d((1, 0, 2, 1)), image),
        case("PixelShuffle", lambda: nn.PixelShuffle(2), (2, 8, 2, 3)),
        case("MaxPool2d", lambda: nn.MaxPool2d(2), image),
        case("AvgPool2d", lambda: nn.AvgPool2d(3, 2, 1), image),
        case("AdaptiveAvgPool2d", lambda: nn.AdaptiveAvgPool2d((2, 4)), image),
        case("GRU", lambda: nn.GRU(3, 2, num_layers=2, bidirectional=True), (4, 2, 3)),
        case("GRU batch first", lambda: nn.GRU(3, 2, batch_first=True), (2, 4, 3)),
        case("LSTM", lambda: nn.LSTM(3, 2, num_layers=2), (4, 2, 3)),
        case("RNN", lambda: nn.RNN(3, 2), (4, 2, 3)),
        case("GRUCell", lambda: nn.GRUCell(3, 2), (4, 3)),
        case("LSTMCell", lambda: nn.LSTMCell(3, 2), (4, 3)),
        case("RNNCell", lambda: nn.RNNCell(3, 2), (4, 3)),
    ]
)
print(json.dumps({"torch": torch.__version__, "cases": cases}, indent=None, separators=(",", ":")))
