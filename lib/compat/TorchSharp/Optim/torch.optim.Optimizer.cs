using TorchSharp.Modules;

namespace TorchSharp;

public static partial class torch
{
    public static partial class optim
    {
        /// <summary>Changes parameters by their gradients.</summary>
        public abstract class Optimizer : IDisposable
        {
            protected IList<ParamGroup> _parameter_groups = [];

            private protected Optimizer()
            {
            }

            public virtual IEnumerable<ILearningRateController> ParamGroups => _parameter_groups;

            public abstract void add_param_group(ParamGroup param_group);

            public abstract IEnumerable<Parameter> parameters();

            /// <summary>Fills the gradients with zeros. <see cref="nn.Module.zero_grad"/> frees them instead, which is faster.</summary>
            public abstract void zero_grad();

            /// <summary>Updates every parameter that has a gradient.</summary>
            /// <param name="closure">Computes the loss and its gradients first, if given.</param>
            /// <returns>The closure's loss, or null.</returns>
            public abstract Tensor? step(Func<Tensor>? closure = null);

            public void Dispose()
            {
                Dispose(true);
                GC.SuppressFinalize(this);
            }

            protected virtual void Dispose(bool disposing)
            {
                if (disposing)
                    Free();
            }

            private protected abstract void Free();

            /// <summary>The options of each group and the state of each parameter: the objects themselves, not copies.</summary>
            public class StateDictionary
            {
                internal StateDictionary()
                {
                }

                public List<OptimizerOptions> Options { get; } = [];

                public List<OptimizerState> State { get; } = [];
            }
        }
    }
}
