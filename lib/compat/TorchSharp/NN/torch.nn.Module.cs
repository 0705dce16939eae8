using System.Reflection;
using TorchSharp.Modules;

namespace TorchSharp;

public static partial class torch
{
    public static partial class nn
    {
        /// <summary>A named tree of parameters, buffers and further modules.</summary>
        /// <remarks>
        /// A derived class assigns its layers, parameters and buffers to instance fields and ends its constructor with
        /// <see cref="RegisterComponents"/>; each then bears the name of its field, and the names on a path are joined by dots.
        /// </remarks>
        public partial class Module : IDisposable
        {
            readonly OrderedDictionary<string, Module> submodules = [];
            readonly OrderedDictionary<string, Parameter> ownParameters = [];
            readonly OrderedDictionary<string, Tensor> ownBuffers = [];
            readonly HashSet<string> transientBuffers = [];
            bool componentsRegistered;

            protected string name;

            protected Module(string name) => this.name = name;

            /// <summary>Whether layers such as dropout and batch normalisation behave as in training (the initial state).</summary>
            public bool training { get; private set; } = true;

            public virtual string GetName() => name;

            /// <summary>Registers every field that holds a module, a parameter or another tensor (a buffer) under the field's name.</summary>
            /// <remarks>
            /// Reflection sees the fields of the most derived class and the non-private ones of its base classes, as in TorchSharp. Only the first call acts.
            /// </remarks>
            protected virtual void RegisterComponents()
            {
                if (componentsRegistered)
                    return;
                componentsRegistered = true;
                foreach (var field in GetType().GetFields(BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance))
                    RegisterField(field.Name, field.GetValue(this));
            }

            void RegisterField(string field, object? value)
            {
                if (submodules.ContainsKey(field) || ownParameters.ContainsKey(field) || ownBuffers.ContainsKey(field))
                    return;
                switch (value)
                {
                    case Module module when !submodules.ContainsValue(module):
                        register_module(field, module);
                        break;
                    case Parameter parameter when !ownParameters.ContainsValue(parameter):
                        register_parameter(field, parameter);
                        break;
                    case Tensor tensor and not Modules.Parameter when !ownBuffers.ContainsValue(tensor):
                        register_buffer(field, tensor);
                        break;
                }
            }

            public void add_module(string name, Module module) => register_module(name, module);

            /// <summary>Makes <paramref name="submodule"/> a child; null removes the child of that name.</summary>
            /// <exception cref="ArgumentException">The name is empty or contains a dot.</exception>
            /// <exception cref="InvalidOperationException">The name is taken.</exception>
            public virtual void register_module(string name, Module submodule)
            {
                if (submodule is null)
                {
                    submodules.Remove(name);
                    return;
                }
                if (string.IsNullOrEmpty(name) || name.Contains('.'))
                    throw new ArgumentException($"A module's name must not be empty or contain a dot: '{name}'.", nameof(name));
                if (submodules.ContainsKey(name))
                    throw new InvalidOperationException($"Sub-module {name} is already registered.");
                submodule.RegisterComponents();
                submodules.Add(name, submodule);
            }

            /// <summary>Adds a parameter and takes it out of the current dispose scope: it lives as long as the module.</summary>
            /// <exception cref="ArgumentNullException"><paramref name="param"/> is null.</exception>
            /// <exception cref="InvalidOperationException">The name is taken.</exception>
            public virtual void register_parameter(string name, Parameter param)
            {
                ArgumentNullException.ThrowIfNull(param);
                if (!ownParameters.TryAdd(name, param))
                    throw new InvalidOperationException($"Parameter {name} is already registered.");
                param.DetachFromDisposeScope();
            }

            /// <summary>Adds a tensor that is part of the state but is not trained, and takes it out of the current dispose scope.</summary>
            /// <param name="name">Its name in <see cref="state_dict"/>.</param>
            /// <param name="tensor">The buffer.</param>
            /// <param name="persistent">Whether <see cref="state_dict"/> holds it.</param>
            /// <exception cref="ArgumentNullException"><paramref name="tensor"/> is null.</exception>
            /// <exception cref="InvalidOperationException">The name is taken.</exception>
            public virtual void register_buffer(string name, Tensor tensor, bool persistent = true)
            {
                ArgumentNullException.ThrowIfNull(tensor);
                if (!ownBuffers.TryAdd(name, tensor))
                    throw new InvalidOperationException($"Buffer {name} is already registered.");
                tensor.DetachFromDisposeScope();
                if (!persistent)
                    transientBuffers.Add(name);
            }

            /// <summary>Registers, replaces or (null) removes a parameter.</summary>
            protected void ConditionallyRegisterParameter(string name, Parameter? value)
            {
                if (value is null)
                    ownParameters.Remove(name);
                else
                    ownParameters[name] = (Parameter)value.DetachFromDisposeScope();
            }

            /// <summary>Registers, replaces or (null) removes a buffer.</summary>
            protected void ConditionallyRegisterBuffer(string name, Tensor? value, bool persistent = true)
            {
                transientBuffers.Remove(name);
                if (value is null)
                {
                    ownBuffers.Remove(name);
                    return;
                }
                ownBuffers[name] = value.DetachFromDisposeScope();
                if (!persistent)
                    transientBuffers.Add(name);
            }

            protected void ClearModules() => submodules.Clear();

            public virtual IEnumerable<(string name, Module module)> named_children()
            {
                foreach (var (child, module) in submodules)
                    yield return (child, module);
            }

            public virtual IEnumerable<Module> children()
            {
                foreach (var (_, module) in named_children())
                    yield return module;
            }

            /// <summary>All modules below this one, nearest first; this one is not among them.</summary>
            public virtual IEnumerable<(string name, Module module)> named_modules()
            {
                foreach (var child in named_children())
                    yield return child;
                foreach (var (child, module) in named_children())
                {
                    foreach (var (below, descendant) in module.named_modules())
                        yield return ($"{child}.{below}", descendant);
                }
            }

            public virtual IEnumerable<Module> modules()
            {
                foreach (var (_, module) in named_modules())
                    yield return module;
            }

            /// <summary>The parameters with their names; one that is reachable by several paths comes once, under the first.</summary>
            public virtual IEnumerable<(string name, Parameter parameter)> named_parameters(bool recurse = true)
            {
                var seen = new HashSet<Parameter>();
                foreach (var (own, parameter) in ownParameters)
                {
                    if (seen.Add(parameter))
                        yield return (own, parameter);
                }
                if (!recurse)
                    yield break;
                foreach (var (child, module) in named_children())
                {
                    foreach (var (below, parameter) in module.named_parameters())
                    {
                        if (seen.Add(parameter))
                            yield return ($"{child}.{below}", parameter);
                    }
                }
            }

            public virtual IEnumerable<Parameter> parameters(bool recurse = true)
            {
                foreach (var (_, parameter) in named_parameters(recurse))
                    yield return parameter;
            }

            /// <summary>The buffers with their names; one that is reachable by several paths comes once, under the first.</summary>
            public virtual IEnumerable<(string name, Tensor buffer)> named_buffers(bool recurse = true, bool include_nonpersistent = true)
            {
                var seen = new HashSet<Tensor>();
                foreach (var (own, buffer) in ownBuffers)
                {
                    if ((include_nonpersistent || !transientBuffers.Contains(own)) && seen.Add(buffer))
                        yield return (own, buffer);
                }
                if (!recurse)
                    yield break;
                foreach (var (child, module) in named_children())
                {
                    foreach (var (below, buffer) in module.named_buffers(true, include_nonpersistent))
                    {
                        if (seen.Add(buffer))
                            yield return ($"{child}.{below}", buffer);
                    }
                }
            }

            public virtual IEnumerable<Tensor> buffers(bool recurse = true, bool include_nonpersistent = true)
            {
                foreach (var (_, buffer) in named_buffers(recurse, include_nonpersistent))
                    yield return buffer;
            }

            public virtual bool has_parameter(string target) => Find(target, static (module, own) => module.ownParameters.GetValueOrDefault(own)) is not null;

            public virtual bool has_buffer(string target) => Find(target, static (module, own) => module.ownBuffers.GetValueOrDefault(own)) is not null;

            /// <summary>The parameter at a dotted path, or null.</summary>
            public virtual Parameter? get_parameter(string target) => Find(target, static (module, own) => module.ownParameters.GetValueOrDefault(own));

            /// <summary>The buffer at a dotted path, or null.</summary>
            public virtual Tensor? get_buffer(string target) => Find(target, static (module, own) => module.ownBuffers.GetValueOrDefault(own));

            T? Find<T>(string path, Func<Module, string, T?> own) where T : class
            {
                var module = this;
                for (var dot = path.IndexOf('.'); dot >= 0; dot = path.IndexOf('.'))
                {
                    if (!module.submodules.TryGetValue(path[..dot], out module))
                        return null;
                    path = path[(dot + 1)..];
                }
                return own(module, path);
            }

            /// <summary>Calls <paramref name="fn"/> on every module of the tree, children before parents.</summary>
            public virtual Module apply(Action<Module> fn)
            {
                foreach (var (_, child) in named_children())
                    child.apply(fn);
                fn(this);
                return this;
            }

            /// <summary>Sets this module and all below it to training (or evaluation) behaviour.</summary>
            public virtual void train(bool train = true)
            {
                training = train;
                foreach (var (_, child) in named_children())
                    child.train(train);
            }

            public virtual void eval() => train(false);

            /// <summary>Forgets the gradients of all parameters, or fills them with zeros.</summary>
            /// <param name="set_to_none">True frees the gradients, which the next backward pass then writes instead of adding to.</param>
            public virtual void zero_grad(bool set_to_none = true)
            {
                foreach (var parameter in parameters())
                {
                    if (set_to_none)
                    {
                        parameter.grad = null;
                        continue;
                    }
                    using var gradient = parameter.grad;
                    gradient?.zero_();
                }
            }

            public void Dispose()
            {
                Dispose(true);
                GC.SuppressFinalize(this);
            }

            /// <summary>Frees parameters, buffers and submodules.</summary>
            protected virtual void Dispose(bool disposing)
            {
                if (!disposing)
                    return;
                foreach (var parameter in ownParameters.Values)
                    parameter.Dispose();
                foreach (var buffer in ownBuffers.Values)
                    buffer.Dispose();
                foreach (var module in submodules.Values)
                    module.Dispose();
            }
        }
    }
}
