using static TorchSharp.torch.nn;

namespace Minimax.Layers;

/// <summary>Networks as they are used after training: no dropout, batch normalisation by its running averages.</summary>
public static class EvaluationMode
{
    /// <summary>Puts a network into evaluation mode until the result is disposed. Each of its layers is in the mode that it had then, also where they differ.</summary>
    public static IDisposable Evaluating(this Module network) => new Mode(network);

    private sealed class Mode : IDisposable
    {
        private readonly (Module Module, bool IsTraining)[] modes;

        public Mode(Module network)
        {
            modes = [(network, network.training), .. network.named_modules().Select(one => (one.module, one.module.training))];
            network.eval();
        }

        public void Dispose()
        {
            foreach (var (module, isTraining) in modes) module.train(isTraining); // a mode goes down to the children, so parents come first
        }
    }
}
