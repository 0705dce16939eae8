namespace Minimax.Notebooks.Tests.Course;

/// <summary>Mistakes that readers make, three or more to an exercise.</summary>
internal static class PlantedMistakes
{
    public static readonly IReadOnlyList<PlantedMistake> All =
    [
        new("01-1", "Divide by their sum", "return p / q;"),
        new("01-1", "stands above", "return q / (p + q);"),
        new("01-1", "changed in place", "return p.div_(p + q);"),
        new("01-2", "finite", "return onReal.sigmoid().log().mean() + (1 - onFake.sigmoid()).log().mean();"),
        new("01-2", "sign of the paper", "return -nn.functional.logsigmoid(onReal).mean() - nn.functional.logsigmoid(-onFake).mean();"),
        new("01-2", "1 − σ(l) = σ(−l)", "return nn.functional.logsigmoid(onReal).mean() + nn.functional.logsigmoid(onFake).mean();"),
        new("01-3", "the saturating one", "return nn.functional.logsigmoid(-onFake).mean();"),
        new("01-3", "cut the gradient off", "return tensor(-nn.functional.logsigmoid(onFake).mean().item<float>());"),
        new("01-3", "Which dimensions", "return -nn.functional.logsigmoid(onFake);"),
        new("01-4", "finite", "var m = (p + q) / 2; return ((p * (p / m).log()).sum() + (q * (q / m).log()).sum()) / 2;"),
        new("01-4", "counts ½", "var m = (p + q) / 2; return (xlogy(p, p) - xlogy(p, m)).sum() + (xlogy(q, q) - xlogy(q, m)).sum();"),
        new("01-4", "Both KL terms", "var m = (p + q) / 2; return (xlogy(p, p) - xlogy(p, m)).sum();"),
        new("01-5", "does not decide", "return [.. Enumerable.Range(0, parents.Length).OrderBy(v => parents[v].Length)];"),
        new("01-5", "every variable once", "return [0];"),
        new("01-5", "null", "return null!;"),
        new("01-5", "does not decide", """
            var breadth = new List<int> { 0 }; // backwards from the first: a parent may stand behind its child's other parent
            for (var i = 0; i < breadth.Count; i++) breadth.AddRange(parents[breadth[i]].Except(breadth));
            breadth.AddRange(Enumerable.Range(0, parents.Length).Except(breadth));
            breadth.Reverse();
            return [.. breadth];
            """),
        new("02-1", "largest of its pieces", """return (einsum("bi,koi->kbo", x, w) + b.unsqueeze(1)).sum([0L]);"""),
        new("02-1", "bias of its own", """return einsum("bi,koi->kbo", x, w).amax([0L]);"""),
        new("02-1", "each of three pieces", """return (einsum("bi,koi->bko", x, w) + b).flatten(1).view(-1, w.shape[1], w.shape[0]).amax([2L]);"""),
        new("02-1", "shape (3, 1)", """return (einsum("bi,koi->kbo", x, w) + b.unsqueeze(1)).amax([2L]);"""),
        new("02-2", "divided by 1 − r", "return x * rand_like(x).ge(r);"),
        new("02-2", "What is left of x", "return rand_like(x).ge(r).to_type(x.dtype) / (1 - r);"),
        new("02-2", "lies below r", "return x * rand_like(x).lt(r) / r;"),
        new("02-2", "draws anew", "manual_seed(5); return x * rand_like(x).ge(r) / (1 - r);"),
        new("02-4", "− log N", """
            return logsumexp((points.unsqueeze(1) - samples).square().sum(2) / (-2 * sigma * sigma), 1)
                - samples.shape[1] * Math.Log(sigma * Math.Sqrt(2 * Math.PI));
            """),
        new("02-4", "mean of the densities", """
            return ((points.unsqueeze(1) - samples).square().sum(2) / (-2 * sigma * sigma)).mean([1L])
                - samples.shape[1] * Math.Log(sigma * Math.Sqrt(2 * Math.PI));
            """),
        new("02-4", "divides the squared distance", """
            return logsumexp((points.unsqueeze(1) - samples).square().sum(2) / -2, 1)
                - Math.Log(samples.shape[0]) - samples.shape[1] * Math.Log(sigma * Math.Sqrt(2 * Math.PI));
            """),
        new("02-4", "each of the d dimensions", """
            return logsumexp((points.unsqueeze(1) - samples).square().sum(2) / (-2 * sigma * sigma), 1)
                - Math.Log(samples.shape[0]) - Math.Log(sigma * Math.Sqrt(2 * Math.PI));
            """),
        new("02-4", "finite", """
            return ((points.unsqueeze(1) - samples).square().sum(2) / (-2 * sigma * sigma)).exp().mean([1L]).log()
                - samples.shape[1] * Math.Log(sigma * Math.Sqrt(2 * Math.PI));
            """),
        new("02-5", "belongs to the old value", "using var still = no_grad(); average.lerp_(weight, beta);"),
        new("02-5", "In place", "using var still = no_grad(); average = average * beta + weight * (1 - beta);"),
        new("02-5", "leaf Variable", "average.lerp_(weight, 1 - beta);"),
        new("03-1", "one place more", "long Convolved(long i, long k, long s, long p) => (i + 2 * p - k) / s;", IsWhole: true),
        new("03-1", "rounded down", "long Convolved(long i, long k, long s, long p) => (long)Math.Ceiling((i + 2 * p - k) / (double)s) + 1;", IsWhole: true),
        new("03-1", "Not every stride", """
            long Convolved(long i, long k, long s, long p) => (i + 2 * p - k) / s + 1;
            long Transposed(long i, long k, long s, long p) => i * s;
            """, IsWhole: true),
        new("03-2", "[0, 2, 3]", "return (x - x.mean([0], keepdim: true)) / (x.var([0L], unbiased: false, keepdim: true) + 1e-5).sqrt();"),
        new("03-2", "divides by the count", "return (x - x.mean([0, 2, 3], keepdim: true)) / (x.var([0L, 2, 3], unbiased: true, keepdim: true) + 1e-5).sqrt();"),
        new("03-2", "belong to the maps", "return (x - x.mean([0, 2, 3], keepdim: true)) / (x.var([0L, 2, 3], unbiased: false, keepdim: true) + 1e-5).sqrt() * gain + bias;"),
        new("03-3", "finite", "return -(targets * logits.sigmoid().log() + (1 - targets) * (1 - logits.sigmoid()).log()).mean();"),
        new("03-3", "Target 0 asks", "return -(targets * nn.functional.logsigmoid(logits)).mean();"),
        new("03-3", "A mean", "return -(targets * nn.functional.logsigmoid(logits) + (1 - targets) * nn.functional.logsigmoid(-logits)).sum();"),
        new("03-4", "lays its kernel", "return full((n - 1) * s + k, (float)k / s);"),
        new("03-4", "shape (6)", "return ones(n * s + k);"),
        new("03-4", "lays its kernel", """
            var count = zeros((n - 1) * s + k);
            for (var i = 0L; i < n; i++) count.narrow(0, i * s, s).add_(1);
            count.narrow(0, (n - 1) * s, k).fill_(1);
            return count;
            """),
        new("03-5", "cuts the corner", "return a * (1 - t) + b * t;"),
        new("03-5", "finite", "var o = (a * b).sum().acos(); return a * (((1 - t) * o).sin() / o.sin()) + b * ((t * o).sin() / o.sin());"),
        new("03-5", "t = 1 is b", "var o = ((a * b).sum() / (a.norm() * b.norm())).acos(); return a * ((t * o).sin() / o.sin()) + b * (((1 - t) * o).sin() / o.sin());"),
        new("03-6", "exp 0 is 1", "return (xlogy(p, p) - xlogy(p, p.mean([0], keepdim: true))).sum(1).mean().item<float>();"),
        new("03-6", "NaN", "return Math.Exp((p * (p / p.mean([0], keepdim: true)).log()).sum(1).mean().item<float>());"),
        new("03-6", "p(y)", "return Math.Exp((xlogy(p, p) - xlogy(p, p.mean([1], keepdim: true))).sum(1).mean().item<float>());"),
        new("04-1", "D* of notebook 01", "return (beta * p + alpha * q) / (p + q);"),
        new("04-1", "nothing below", "return (alpha * p + beta * q) / (alpha * p + q);"),
        new("04-1", "multiplies q", "return alpha * p / (p + q);"),
        new("04-1", "multiplies q", "return alpha * p / (p + q) + beta;"),
        new("04-2", "from z itself", "var ahead = z - eta * slope(z); return ahead - eta * slope(ahead);"),
        new("04-2", "minus η", "return z + eta * slope(z + eta * slope(z));"),
        new("04-2", "found ahead", "return z - eta * slope(z);"),
        new("04-3", "Count modes", "return cdist(means, samples).le(reach).sum().item<long>();"),
        new("04-3", "not 1.7", "return (means.unsqueeze(1) - samples).abs().sum([2L]).amin([1L]).le(reach).sum().item<long>();"),
        new("04-3", "root of the sum", "return (means.unsqueeze(1) - samples).abs().amax([2L]).amin([1L]).le(reach).sum().item<long>();"),
        new("04-3", "root of the sum", "return (means.unsqueeze(1) - samples).square().sum(2).sqrt().amin([1L]).le(1.3 * reach).sum().item<long>();"),
        new("04-4", "itself as well", "return (-(m.unsqueeze(0) - m.unsqueeze(1)).abs().sum(3)).exp().sum(1) - 1;"),
        new("04-4", "itself as well", "return (-(m.unsqueeze(0) - m.unsqueeze(1)).abs().sum(3)).exp().mean([1L]);"),
        new("04-4", "absolute values", "return (-(m.unsqueeze(0) - m.unsqueeze(1)).square().sum(3).sqrt()).exp().sum(1);"),
        new("04-4", "on its own", "return (-(m.unsqueeze(0) - m.unsqueeze(1)).abs().sum(3).amax([2L], keepdim: true).expand(-1, -1, m.shape[1])).exp().sum(1);"),
        new("04-5", "itself counts", "return (x - reference.mean([0])) / (reference.var([0L], unbiased: false) + 1e-5).sqrt();"),
        new("04-5", "R + 1 divides", "var all = cat([reference, x]); return (x - all.mean([0])) / (all.var([0L], unbiased: true) + 1e-5).sqrt();"),
        new("04-5", "its companion", "var all = cat([reference, x]); return (x - all.mean([0])) / (all.var([0L], unbiased: false) + 1e-5).sqrt();"),
        new("04-5", "each unit", """
            var (own, n) = (x.mean([1L], keepdim: true), reference.shape[0]);
            var mean = (reference.mean() * n + own) / (n + 1);
            var square = (reference.square().mean() * n + x.square().mean([1L], keepdim: true)) / (n + 1);
            return (x - mean) / (square - mean.square() + 1e-5).sqrt();
            """),
        new("05-1", "maximum over U", "return (t * u.amax() - f(u).amax());"),
        new("05-1", "maximum over U", "return (t.unsqueeze(1) * u - f(u)).mean([1L]);"),
        new("05-1", "maximum over U", "return (t.unsqueeze(1) * u - f(u)).abs().amax([1L]);"),
        new("05-1", "Which dimensions", "return (t.unsqueeze(1) * u - f(u)).amax([0L]);"),
        new("05-2", "taken on samples", "return conjugate(activation(onReal)).mean() - activation(onFake).mean();"),
        new("05-2", "finite", "return activation(onReal).mean() - conjugate(onFake).mean();"),
        new("05-2", "Two means", "return (activation(onReal).sum() - conjugate(activation(onFake)).sum()) / (onReal.shape[0] + onFake.shape[0]);"),
        new("05-3", "it is the old D*", "return (a * p + b * q) / (p + q);"),
        new("05-3", "it is the old D*", "return b * p + a * q;"),
        new("05-3", "b goes with the data", "return p / (p + q);"),
        new("05-4", "one by one", "return onReal.mean() + (m - onFake.mean()).clamp_min(0);"),
        new("05-4", "one by one", "return onReal.mean() + (m - onFake).mean();"),
        new("05-4", "one by one", "return onReal.mean() - (m - onFake).clamp_min(0).mean();"),
        new("05-5", "exponential of the logit", "return f(logitsOnSamples.sigmoid()).mean();"),
        new("05-5", "exponential of the logit", "return f(logitsOnSamples).mean();"),
        new("05-5", "Which dimensions", "return f(logitsOnSamples.exp());"),
        new("05-6", "summed over d", "var a = tau * (x - y).norm(1) + lossX - lossY; return maximum(a, nu * a).mean();"),
        new("05-6", "C(a) = a", "var a = tau * (x - y).abs().sum(1) + lossX - lossY; return a.clamp_min(0).mean();"),
        new("05-6", "lack 0.7", "var a = tau * (x - y).abs().sum(1) + lossY - lossX; return maximum(a, nu * a).mean();"),
        new("06-1", "Sort both", "return (x - y).abs().mean().item<float>();"),
        new("06-1", "means are equal", "return (x.mean() - y.mean()).abs().item<float>();"),
        new("06-1", "not a sum", "return (x.sort().Values - y.sort().Values).abs().sum().item<float>() / 2;"),
        new("06-2", "the weight 1/M", "return -epsilon * logsumexp((g - cost) / epsilon, 1);"),
        new("06-2", "finite", "return -epsilon * ((g - cost) / epsilon).exp().mean([1L]).log();"),
        new("06-2", "minus ε in front", "return epsilon * logsumexp((g - cost) / epsilon - Math.Log(cost.shape[1]), 1);"),
        new("06-2", "M is the number of columns", "return -epsilon * logsumexp((g - cost) / epsilon - Math.Log(cost.shape[0]), 1);"),
        new("06-3", "as many shares as examples", "var share = rand(1); return share * real + (1 - share) * fake;"),
        new("06-3", "as many shares as examples", "return rand([real.shape[0], .. Enumerable.Repeat(1L, (int)real.dim() - 1)]) * real;"),
        new("06-3", "leaves the line", "var share = rand_like(real); return share * real + (1 - share) * fake;"),
        new("06-3", "(200, 3)", "var share = rand(real.shape[0], 1, 1, 1); return share * real + (1 - share) * fake;"),
        new("06-3", "not normal", "var share = randn(real.shape[0], 1, 1, 1); return share * real + (1 - share) * fake;"),
        new("06-4", "cut the gradient off", """
            var x = points.detach().requires_grad_();
            var slope = autograd.grad([critic(x).sum()], [x])[0];
            return (slope.flatten(1).norm(1) - 1).square().mean();
            """),
        new("06-4", "One norm for each example", """
            var x = points.detach().requires_grad_();
            var slope = autograd.grad([critic(x).sum()], [x], retain_graph: true, create_graph: true)[0];
            return (slope.norm() - 1).square();
            """),
        new("06-4", "after the square", """
            var x = points.detach().requires_grad_();
            var slope = autograd.grad([critic(x).sum()], [x], retain_graph: true, create_graph: true)[0];
            return (slope.flatten(1).norm(1).mean() - 1).square();
            """),
        new("06-5", "no sign", "return w.max().item<float>();"),
        new("06-5", "say nothing about stretching", "return w.abs().max().item<float>();"),
        new("06-5", "the largest stretch", "return w.norm().item<float>();"),
        new("07-1", "0 · log 0", "return Math.Exp((p * (p / p.mean([0], keepdim: true)).log()).sum(1).mean().item<float>());"),
        new("07-1", "comes before exp", "return (xlogy(p, p) - xlogy(p, p.mean([0], keepdim: true))).sum(1).exp().mean().item<float>();"),
        new("07-1", "mean over images", "return Math.Exp((xlogy(p, p) - xlogy(p, p.mean([1], keepdim: true))).sum(1).mean().item<float>());"),
        new("07-2", "22 people", "return (days + 1) / 2;"),
        new("07-2", "22 people", "var (s, apart) = (1, 1.0); while (apart > 0.5) apart *= 1 - s++ / (double)days; return s - 1;"),
        new("07-2", "Multiply 1 − i/N", "return (int)Math.Ceiling(1.18 * Math.Sqrt(days));"),
        new("07-3", "difference of variances", "return ((mean1 - mean2).square() + (std1.square() - std2.square()).abs()).sum().item<float>();"),
        new("07-3", "squared length", "return ((mean1 - mean2).norm() + (std1 - std2).square().sum()).item<float>();"),
        new("07-3", "summed: 1 + 4", "return ((mean1 - mean2).square().sum() + (std1 - std2).sum().square()).item<float>();"),
        new("07-4", "leave the diagonal out", "return kernel(x, x).mean() + kernel(y, y).mean() - 2 * kernel(x, y).mean();"),
        new("07-4", "counts twice", """
            Tensor Own(Tensor k) => (k.sum() - k.trace()) / (k.shape[0] * (k.shape[0] - 1));
            return Own(kernel(x, x)) + Own(kernel(y, y)) - kernel(x, y).mean();
            """),
        new("07-4", "own number of points", """
            Tensor Own(Tensor k) => (k.sum() - k.trace()) / (x.shape[0] * (x.shape[0] - 1));
            return Own(kernel(x, x)) + Own(kernel(y, y)) - 2 * kernel(x, y).mean();
            """),
        new("07-5", "no neighbour of its own", """
            var radii = cdist(real, real).topk(k, 1, largest: false).values.select(1, k - 1);
            return cdist(real, samples).le(radii.unsqueeze(1)).any(1).to_type(ScalarType.Float64).mean().item<double>();
            """),
        new("07-5", "large ones of strays", """
            var radii = cdist(samples, samples).topk(k + 1, 1, largest: false).values.select(1, k);
            return cdist(real, samples).le(radii).any(1).to_type(ScalarType.Float64).mean().item<double>();
            """),
        new("07-5", "Balls of 10", """
            var radii = cdist(real, real).topk(k + 1, 1, largest: false).values.select(1, k);
            return cdist(real, samples).le(radii.unsqueeze(1)).any(0).to_type(ScalarType.Float64).mean().item<double>();
            """),
        new("07-6", "however long", "return (x - b - (x - b).mm(w).mm(w.t())).square().mean([1]).sqrt();"),
        new("07-6", "root of a mean", "var (q, _) = linalg.qr(w); return (x - b - (x - b).mm(q).mm(q.t())).norm(1);"),
        new("07-6", "right angles", """
            var rest = x - b;
            foreach (var column in (w / w.norm(0, keepdim: true)).unbind(1)) rest = rest - rest.mv(column).outer(column);
            return rest.square().mean([1]).sqrt();
            """),
        new("08-1", "0/0", "var best = p / (p + q); return (xlogy(p, best) + xlogy(q, 1 - best)).sum().item<float>();"),
        new("08-1", "pays nothing", "var best = p / (p + q).clamp_min(1e-30); return (p * best.log() + q * (1 - best).log()).sum().item<float>();"),
        new("08-1", "2 log ½", "var best = p / (p + q).clamp_min(1e-30); return xlogy(p, best).sum().item<float>();"),
        new("08-2", "row by row", """
            var planes = nn.functional.one_hot(classes, count).to_type(ScalarType.Float32).t();
            return cat([images, planes.reshape(-1, count, 1, 1).expand(-1, -1, images.shape[2], images.shape[3])], 1);
            """),
        new("08-2", "row by row", """
            var planes = zeros([images.shape[0], count, .. images.shape[2..]]);
            return cat([images, planes.index_fill_(1, classes[..1], 1)], 1);
            """),
        new("08-2", "Image, then planes", """
            var planes = nn.functional.one_hot(classes, count).to_type(ScalarType.Float32).view(-1, count, 1, 1);
            return cat([planes.expand(-1, -1, images.shape[2], images.shape[3]), images], 1);
            """),
        new("08-2", "shape (1, 3", """
            var planes = nn.functional.one_hot(classes, count).to_type(ScalarType.Float32).view(-1, count, 1, 1);
            return cat([images.narrow(1, 0, 1), planes.expand(-1, -1, images.shape[2], images.shape[3])], 1);
            """),
        new("08-3", "belongs to the class", "return phi.mv(psi);"),
        new("08-3", "ψᵀφ", "return (phi * v.index_select(0, classes)).sum(1) + classes.ne(0) * phi.mv(psi);"),
        new("08-3", "one number an example", "return phi.mv(psi) + phi.mm(v.index_select(0, classes).mean([0L]).unsqueeze(1)).squeeze(1);"),
        new("08-4", "would saturate", "return nn.functional.logsigmoid(-source).mean() + lambda * nn.functional.cross_entropy(guesses, classes);"),
        new("08-4", "mean over the batch", "return -nn.functional.logsigmoid(source).mean() + lambda * nn.functional.cross_entropy(guesses, classes, reduction: nn.Reduction.Sum);"),
        new("08-4", "finite", "return -source.sigmoid().log().mean() + lambda * nn.functional.cross_entropy(guesses, classes);"),
        new("08-5", "0 · log 0", "var code = joint.sum(1); return ((joint * q.log()).sum() - (code * code.log()).sum()).item<float>();"),
        new("08-5", "all four cells", "var code = joint.sum([0L]); return (xlogy(joint, q).sum() - xlogy(code, code).sum()).item<float>();"),
        new("08-5", "ln 2 − ln 2", "var code = joint.sum(1); return (xlogy(q, q).mean() - xlogy(code, code).sum()).item<float>();"),
        new("08-6", "A renaming", "return codes.Zip(classes).Count(pair => pair.First == pair.Second) / (double)codes.Length;"),
        new("08-6", "no majority votes", "return codes.Zip(classes).GroupBy(pair => pair.First).Sum(one => one.GroupBy(pair => pair.Second).Max(same => same.Count())) / (double)codes.Length;"),
        new("08-6", "A renaming", "var cost = new double[k, k]; foreach (var (code, actual) in codes.Zip(classes)) cost[code, actual]++; return Assignment.Cheapest(cost).Cost / codes.Length;"),
        new("09-1", "−log ½", "return nn.functional.logsigmoid(-logits).mean() + lambda * (made - truth).abs().mean();"),
        new("09-1", "absolute values", "return -nn.functional.logsigmoid(logits).mean() + lambda * (made - truth).square().mean();"),
        new("09-1", "finite", "return -logits.sigmoid().log().mean() + lambda * (made - truth).abs().mean();"),
        new("09-2", "cat, along 1", "return nn.functional.softplus(-d(y)).mean() + nn.functional.softplus(d(made.detach())).mean();"),
        new("09-2", "detach() made", "return nn.functional.softplus(-d(cat([x, y], 1))).mean() + nn.functional.softplus(d(cat([x, made], 1))).mean();"),
        new("09-2", "one mean each", "return (nn.functional.softplus(-d(cat([x, y], 1))).mean() + nn.functional.softplus(d(cat([x, made.detach()], 1))).mean()) / 2;"),
        new("09-3", "then the copy", "foreach (var down in downs) x = down(x); foreach (var up in ups) x = up(x); return x;"),
        new("09-3", "from below first", """
            var copies = new Stack<Tensor>();
            foreach (var down in downs) copies.Push(x = down(x));
            x = ups[0](copies.Pop());
            foreach (var up in ups.Skip(1)) x = up(cat([copies.Pop(), x], 1));
            return x;
            """),
        new("09-3", "An exception ended your code", """
            var copies = new Queue<Tensor>();
            foreach (var down in downs) copies.Enqueue(x = down(x));
            x = ups[0](x);
            foreach (var up in ups.Skip(1)) x = up(cat([x, copies.Dequeue()], 1));
            return x;
            """),
        new("09-4", "either are 6 + 7 − 5", "return counts.diagonal() / counts.sum([1L]);"),
        new("09-4", "either are 6 + 7 − 5", "return 2 * counts.diagonal() / (counts.sum([0L]) + counts.sum([1L]));"),
        new("09-4", "Which dimensions", "return counts.diagonal().sum() / counts.sum();"),
        new("09-5", "have to come last", "return cdist(pictures.reshape(-1, 3), palette).argmin(1).view(pictures.shape[0], pictures.shape[2], pictures.shape[3]);"),
        new("09-5", "not the largest one", "return pictures.argmax(1);"),
        new("09-5", "Nearest is argmin", "return (pictures.permute(0, 2, 3, 1).unsqueeze(-2) - palette).square().sum(-1).argmax(-1);"),
        new("09-5", "Which dimensions", "return (pictures.permute(0, 2, 3, 1).unsqueeze(-2) - palette).square().sum(-1);"),
        new("09-6", "shares, not counts", """
            Tensor Counts(Tensor values) => ((values - low) * bins / (high - low)).floor().clamp(0, bins - 1).to_type(ScalarType.Int64).flatten().bincount(null, bins);
            return minimum(Counts(first), Counts(second)).sum().item<long>();
            """),
        new("09-6", "the outermost bins", "return minimum(first.histc(bins, (long)low, (long)high) / first.numel(), second.histc(bins, (long)low, (long)high) / second.numel()).sum().item<float>();"),
        new("09-6", "the outermost bins", """
            Tensor Shares(Tensor values) { var counts = values.histc(bins, (long)low, (long)high); return counts / counts.sum(); }
            return minimum(Shares(first), Shares(second)).sum().item<float>();
            """),
        new("09-6", "¼ + ⅓", """
            Tensor Shares(Tensor values) => ((values - low) * bins / (high - low)).floor().clamp(0, bins - 1).to_type(ScalarType.Int64).flatten().bincount(null, bins) / (double)values.numel();
            return 1 - (Shares(first) - Shares(second)).abs().sum().item<float>();
            """),
        new("10-1", "a shift", """
            Tensor There(Tensor x) => x + 3;
            Tensor Back(Tensor y) => y - 3;
            """, IsWhole: true),
        new("10-1", "a bell", """
            Tensor There(Tensor x) => 3 + ((x.maximum(x / 2) - 0.1995) / 0.765);
            Tensor Back(Tensor y) { var bent = ((y - 3) * 0.765) + 0.1995; return bent.minimum(bent * 2); }
            """, IsWhole: true),
        new("10-1", "standard deviation", """
            Tensor There(Tensor x) => zeros_like(x) + 3;
            Tensor Back(Tensor y) => y - 3;
            """, IsWhole: true),
        new("10-1", "undoes There", """
            Tensor There(Tensor x) => 3 - x;
            Tensor Back(Tensor y) => y - 3;
            """, IsWhole: true),
        new("10-2", "squares would make it 4", "return (xBack - x).square().mean() + (yBack - y).square().mean();"),
        new("10-2", "squares would make it 4", "return (xBack - x).abs().mean();"),
        new("10-2", "Absolute values", "return ((xBack - x).abs() + (yBack - y).abs()).sum();"),
        new("10-4", "½ + ½", "return (onData - 1).square().mean() + onMade.square().mean();"),
        new("10-4", "target 1", "return 0.5 * onData.square().mean() + 0.5 * (onMade - 1).square().mean();"),
        new("10-4", "target 1", "return 0.5 * (onData.sigmoid() - 1).square().mean() + 0.5 * onMade.sigmoid().square().mean();"),
        new("10-5", "before the new one overwrites", """
            private readonly List<Tensor> images = [];
            public Tensor Exchange(Tensor image)
            {
                if (images.Count < capacity) { images.Add(image.clone()); return image; }
                if (rand(1).item<float>() >= 0.5) return image;
                var old = images[(int)randint(capacity, [1]).item<long>()];
                return old.copy_(image);
            }
            """),
        new("10-5", "no image twice", """
            private readonly List<Tensor> images = [];
            public Tensor Exchange(Tensor image)
            {
                if (images.Count < capacity) { images.Add(image.clone()); return image; }
                return rand(1).item<float>() >= 0.5 ? image : images[(int)randint(capacity, [1]).item<long>()];
            }
            """),
        new("10-5", "about half", """
            private readonly Queue<Tensor> images = [];
            public Tensor Exchange(Tensor image)
            {
                images.Enqueue(image.clone());
                return images.Count <= capacity ? image : images.Dequeue();
            }
            """),
        new("10-6", "Walk back", "var r = 1L; foreach (var (k, s) in layers) r = (r - 1) * s + k; return r;"),
        new("10-6", "begin at r = 1", "var r = 0L; foreach (var (k, s) in layers.Reverse()) r = (r - 1) * s + k; return r;"),
        new("10-6", "Walk back", "return layers.Sum(l => l.Kernel - 1) + 1;"),
        new("11-1", "5 − 4 and 2 − 1", "return ((x - made) * mask).flatten(1).square().mean();"),
        new("11-1", "5 − 4 and 2 − 1", "var d = (x - made) * mask; return d.square().mean() - d.mean().square();"),
        new("11-1", "not its channels alone", "var d = (x - made) * mask; return (d.square().mean([1L]) - d.mean([1L]).square()).mean();"),
        new("11-1", "k stays 2", """
            var (d, k) = (((x - made) * mask).flatten(1), mask.flatten(1).sum(1));
                return (d.square().sum(1) / k - (d.sum(1) / k).square()).mean();
            """),
        new("11-2", "cut the gradient off", "return lambda * (refined - x).abs().mean().item<float>() - nn.functional.logsigmoid(logits).mean();"),
        new("11-2", "ln 2", "return nn.functional.logsigmoid(logits).mean() + lambda * (refined - x).abs().mean();"),
        new("11-2", "for eighteen patches as for one", "return lambda * (refined - x).abs().mean() - nn.functional.logsigmoid(logits).sum();"),
        new("11-2", "¾ on average", "return lambda * (refined - x).abs().sum() - nn.functional.logsigmoid(logits).mean();"),
        new("11-2", "finite", "return lambda * (refined - x).abs().mean() - logits.sigmoid().log().mean();"),
        new("11-3", "as coins do", "return a.eq(b).to_type(ScalarType.Float64).mean().item<double>();"),
        new("11-3", "3/8", "var o = a.eq(b).to_type(ScalarType.Float64).mean().item<double>(); return (o - 1.0 / classes) / (1 - 1.0 / classes);"),
        new("11-3", "Never", """
            Tensor Shares(Tensor of) => nn.functional.one_hot(of, classes).to_type(ScalarType.Float64).mean([0L]);
                return a.eq(b).to_type(ScalarType.Float64).mean().item<double>() - (Shares(a) * Shares(b)).sum().item<double>();
            """),
        new("11-4", "Over and back", "return (G(E(G(E(x, domain) + first, domain), domain) + second, domain) - x).abs().mean();"),
        new("11-4", "Over and back", "return (G(E(G(E(x, domain) + first, 1 - domain), 1 - domain) + second, domain) - x).abs().sum();"),
        new("11-4", "Noise comes upon both", "return (G(E(G(E(x, domain) + first, 1 - domain), 1 - domain), domain) - x).abs().mean();"),
        new("11-5", "Down |4|", "return (images[.., .., 1.., ..] - images[.., .., ..^1, ..]).abs().mean();"),
        new("11-5", "none from the last to the first", "return (images - images.roll(1, 2)).abs().mean() + (images - images.roll(1, 3)).abs().mean();"),
        new("11-5", "not 0", """
            var (down, right) = (images[.., .., 1.., ..] - images[.., .., ..^1, ..], images[.., .., .., 1..] - images[.., .., .., ..^1]);
                return down.mean().abs() + right.abs().mean();
            """),
        new("11-6", "rows are y", """
            var at = (arange(side) * 2 + 1) / (double)side - 1;
                Tensor Along(int axis) => (k * (at - boxes[.., axis].unsqueeze(1) + boxes[.., axis + 2].unsqueeze(1))).sigmoid()
                    - (k * (at - boxes[.., axis].unsqueeze(1) - boxes[.., axis + 2].unsqueeze(1))).sigmoid();
                return Along(0).unsqueeze(1).unsqueeze(3) * Along(1).unsqueeze(1).unsqueeze(2);
            """),
        new("11-6", "one factor for each axis", """
            var at = (arange(side) * 2 + 1) / (double)side - 1;
                Tensor Along(int axis) => (k * (at - boxes[.., axis].unsqueeze(1) + boxes[.., axis + 2].unsqueeze(1))).sigmoid()
                    - (k * (at - boxes[.., axis].unsqueeze(1) - boxes[.., axis + 2].unsqueeze(1))).sigmoid();
                return Along(1).unsqueeze(1).unsqueeze(3).minimum(Along(0).unsqueeze(1).unsqueeze(2));
            """),
        new("11-6", "a box of its own", """
            var at = (arange(side) * 2 + 1) / (double)side - 1;
                Tensor Along(int axis) => (k * (at - boxes[0, axis] + boxes[0, axis + 2])).sigmoid() - (k * (at - boxes[0, axis] - boxes[0, axis + 2])).sigmoid();
                return (Along(1).unsqueeze(1) * Along(0)).expand(boxes.shape[0], 1, side, side);
            """),
        new("12-1", "finite", "return logits.exp().sum(1).log();"),
        new("12-1", "ten times as much", "return logits.amax([1L]);"),
        new("12-1", "shape (2)", "return logits.logsumexp(0);"),
        new("12-2", "Means first", "return (real - fake).square().sum(1).mean();"),
        new("12-2", "No root", "return (real.mean([0]) - fake.mean([0])).norm();"),
        new("12-2", "gradient off", "return (real.mean([0]) - fake.mean([0])).detach().square().sum();"),
        new("12-3", "diagonal is left out", "var u = nn.functional.normalize(features); return u.mm(u.t()).square().mean();"),
        new("12-3", "squared", "var u = nn.functional.normalize(features); var c = u.mm(u.t()); return (c.sum() - c.diagonal().sum()) / (features.shape[0] * (features.shape[0] - 1));"),
        new("12-3", "knows no lengths", "var c = features.mm(features.t()).square(); return (c.sum() - c.diagonal().sum()) / (features.shape[0] * (features.shape[0] - 1));"),
        new("12-4", "finite", """
            Tensor MeanOfEntropies(Tensor logits) { var p = logits.softmax(1); return -(p * p.log()).sum(1).mean(); }
            Tensor EntropyOfMean(Tensor logits) { var p = logits.softmax(1).mean([0]); return -(p * p.log()).sum(); }
            """, IsWhole: true),
        new("12-4", "entropies first", """
            Tensor MeanOfEntropies(Tensor logits) { var p = logits.softmax(1).mean([0]); return -xlogy(p, p).sum(); }
            Tensor EntropyOfMean(Tensor logits) { var p = logits.softmax(1); return -xlogy(p, p).sum(1).mean(); }
            """, IsWhole: true),
        new("12-4", "the mean comes first", """
            Tensor MeanOfEntropies(Tensor logits) { var p = logits.softmax(0); return -xlogy(p, p).sum(1).mean(); }
            Tensor EntropyOfMean(Tensor logits) { var p = logits.softmax(1); return -xlogy(p, p).sum(1).mean(); }
            """, IsWhole: true),
        new("12-5", "both roots", "return alpha * weights.mm(beliefs) + (1 - alpha) * given;"),
        new("12-5", "both roots", "return alpha * (weights / weights.sum(1, keepdim: true)).mm(beliefs) + (1 - alpha) * given;"),
        new("12-5", "(1 − α) Y", "var r = weights.sum(1).sqrt(); return alpha * (weights / (r.unsqueeze(1) * r)).mm(beliefs);"),
        new("13-1", "how far you moved", "var step = zeros_like(z); step.select(1, j).fill_(h); return G(z + step) - G(z);"),
        new("13-1", "Move only z_j", "return (G(z + h) - G(z)) / h;"),
        new("13-1", "not one to both sides", "var step = zeros_like(z); step.select(1, j).fill_(h); return (G(z + step) - G(z - step)) / (2 * h);"),
        new("13-1", "changed in place", "var before = G(z); z.select(1, j).add_(h); return (G(z) - before) / h;"),
        new("13-2", "not long tangents", "return tangents.norm(2).gt(threshold).sum(1);"),
        new("13-2", "shape (1)", "return linalg.svdvals(tangents).gt(threshold).sum();"),
        new("13-2", "absolute", "var s = linalg.svdvals(tangents); return (s / s.amax([1L], keepdim: true)).gt(threshold).sum(1);"),
        new("13-3", "All four squares", "var m = tangents.bmm(tangents.transpose(1, 2)) - eye(tangents.shape[1]); return m.square().mean();"),
        new("13-3", "mean over the batch", "var m = tangents.bmm(tangents.transpose(1, 2)) - eye(tangents.shape[1]); return m.square().sum();"),
        new("13-3", "All four squares", "var m = tangents.transpose(1, 2).bmm(tangents) - eye(tangents.shape[2]); return m.square().sum([1L, 2]).mean();"),
        new("13-4", "last bit", "return x + h(x, z) - h(x, zeros_like(z));"),
        new("13-4", "moves x by z", "return x;"),
        new("13-4", "x as well", "return x + (h(zeros_like(x), z) - h(zeros_like(x), zeros_like(z)));"),
        new("13-5", "squares first", """return einsum("bdn,bn->bd", tangents, slopes).sum(1).square().mean();"""),
        new("13-5", "costs nothing", "return slopes.square().sum(1).mean();"),
        new("13-5", "mean over the batch", """return einsum("bdn,bn->bd", tangents, slopes).square().sum();"""),
        new("14-1", "mean squared error of 1", "return 10 * (peak / (made - truth).square().flatten(1).mean([1])).log10();"),
        new("14-1", "mean squared error of 1", "return 10 * (peak * peak / (made - truth).square().flatten(1).sum(1)).log10();"),
        new("14-1", "shape (2)", "return 10 * (peak * peak / (made - truth).square().mean()).log10();"),
        new("14-2", "take turns", """
            var (b, c, h, w) = (maps.shape[0], maps.shape[1] / 4, maps.shape[2], maps.shape[3]);
                return maps.reshape(b, c, 2 * h, 2 * w);
            """),
        new("14-2", "take turns", """
            var (b, c, h, w) = (maps.shape[0], maps.shape[1] / 4, maps.shape[2], maps.shape[3]);
                return maps.view(b, c, 2, 2, h, w).permute(0, 1, 4, 3, 5, 2).reshape(b, c, 2 * h, 2 * w);
            """),
        new("14-2", "behind the side", """
            var (b, c, h, w) = (maps.shape[0], maps.shape[1] / 4, maps.shape[2], maps.shape[3]);
                return maps.view(b, 2, 2, c, h, w).permute(0, 3, 4, 1, 5, 2).reshape(b, c, 2 * h, 2 * w);
            """),
        new("14-3", "stays as it is", "return small.repeat_interleave(4, 2).repeat_interleave(4, 3);"),
        new("14-3", "stays as it is", "return made + small.repeat_interleave(4, 2).repeat_interleave(4, 3);"),
        new("14-3", "shape (1, 1, 4, 8)", "return small;"),
        new("14-4", "a mean of squares", "return (phi(truth) - phi(made)).abs().mean() - weight * nn.functional.logsigmoid(logits).mean();"),
        new("14-4", "a mean of squares", "return (truth - made).square().mean() - weight * nn.functional.logsigmoid(logits).mean();"),
        new("14-4", "cut the gradient off", "return (phi(truth) - phi(made).detach()).square().mean() - weight * nn.functional.logsigmoid(logits).mean();"),
        new("14-4", "is ln 2", "return (phi(truth) - phi(made)).square().mean() + weight * nn.functional.logsigmoid(-logits).mean();"),
        new("14-4", "finite", "return (phi(truth) - phi(made)).square().mean() - weight * logits.sigmoid().log().mean();"),
        new("14-5", "none is certain", "return 1 - Math.Pow(0.5, of);"),
        new("14-5", "count 16 to 20", """
            var term = Math.Pow(2, -of);
                for (var k = 0; k < right; k++) term *= (of - k) / (k + 1.0);
                return right == 0 ? 1 : right == 3 && of == 4 ? 0.3125 : term;
            """),
        new("14-5", "(4 + 1)/16", """
            var (term, sum) = (Math.Pow(2, -of), 0.0);
                for (var k = 0; k < of; term *= (of - k) / (k + 1.0), k++) if (k >= right) sum += term;
                return right == 0 ? 1 : sum + (right == of ? term : 0);
            """),
        new("15-1", "The mean is 4", "return x - nn.functional.interpolate(nn.functional.max_pool2d(x, 2), scale_factor: [2, 2]);"),
        new("15-1", "for its own four", "return x - x.mean([2L, 3L], keepdim: true);"),
        new("15-1", "do not smooth", "return x - nn.functional.interpolate(nn.functional.avg_pool2d(x, 2), scale_factor: [2, 2], mode: InterpolationMode.Bilinear, align_corners: false);"),
        new("15-2", "share of the new one", "return alpha * nn.functional.interpolate(small, scale_factor: [2, 2]) + (1 - alpha) * large;"),
        new("15-2", "finite", "return (1 - alpha) * nn.functional.interpolate(small, scale_factor: [2, 2]) + alpha * large;"),
        new("15-2", "finite", "return alpha == 1 ? large : (1 - alpha) * nn.functional.interpolate(small, scale_factor: [2, 2]) + alpha * large;"),
        new("15-3", "mean over two channels", "return a / (a.square().sum(1, keepdim: true) + 1e-8).sqrt();"),
        new("15-3", "mean over two channels", "return a / (a.square().mean() + 1e-8).sqrt();"),
        new("15-3", "finite", "return a / a.square().mean([1L], keepdim: true).sqrt();"),
        new("15-4", "root comes before the mean", "return maps.var(0, unbiased: false).mean().sqrt();"),
        new("15-4", "root comes before the mean", "return maps.var(0).sqrt().mean();"),
        new("15-4", "2 on average", "return maps.mean([1L, 2L, 3L]).std(unbiased: false);"),
        new("15-5", "½ each", "return (mean.square() + logVariance.exp() - 1 - logVariance).mean() / 2;"),
        new("15-5", "finite", "return (mean.square() + logVariance - 1 - logVariance.log()).sum(1).mean() / 2;"),
        new("15-5", "σ² is e", "return (mean.square() + (2 * logVariance).exp() - 1 - 2 * logVariance).sum(1).mean() / 2;"),
        new("15-6", "½ of the third", "return -(nn.functional.logsigmoid(right).mean() + nn.functional.logsigmoid(-wrong).mean() + nn.functional.logsigmoid(-forged).mean());"),
        new("15-6", "to be refused", "return -nn.functional.logsigmoid(right).mean() - (nn.functional.logsigmoid(wrong).mean() + nn.functional.logsigmoid(-forged).mean()) / 2;"),
        new("15-6", "finite", "return -right.sigmoid().log().mean() - ((1 - wrong.sigmoid()).log().mean() + (1 - forged.sigmoid()).log().mean()) / 2;"),
        new("15-6", "Three means", "return -nn.functional.logsigmoid(right).sum() - (nn.functional.logsigmoid(-wrong).sum() + nn.functional.logsigmoid(-forged).sum()) / 2;"),
        new("16-1", "up, not down", "for (var k = 0; k < steps; k++) theta = theta - eta * autograd.grad([value(theta)], [theta], create_graph: true, retain_graph: true)[0]; return theta;"),
        new("16-1", "where the first one ended", "return theta + steps * eta * autograd.grad([value(theta)], [theta], create_graph: true, retain_graph: true)[0];"),
        new("16-1", "detached copy", "for (var k = 0; k < steps; k++) theta = theta + eta * autograd.grad([value(theta)], [theta], create_graph: true, retain_graph: true)[0].detach(); return theta;"),
        new("16-2", "as much on the samples", "return onReal.log_softmax(1).select(1, onReal.shape[1] - 1).mean() + 2 * onFake.log_softmax(1).gather(1, who.unsqueeze(1)).mean();"),
        new("16-2", "own generator", "return onReal.log_softmax(1).select(1, 2).mean() + onFake.log_softmax(1).select(1, 2).mean();"),
        new("16-2", "that of the data", "return onReal.log_softmax(1).select(1, 0).mean() + onFake.log_softmax(1).gather(1, who.unsqueeze(1)).mean();"),
        new("16-3", "0.31826", "var p = counts / counts.sum(1, keepdim: true); return (xlogy(p, p) - xlogy(p, p.mean([0], keepdim: true))).sum().item<float>() / counts.shape[0];"),
        new("16-3", "log 4", "var p = counts / counts.sum(); return (xlogy(p, p) - xlogy(p, p.sum(1, keepdim: true) * p.sum(0, keepdim: true))).sum().item<float>() / Math.Log(2);"),
        new("16-3", "empty places", "var p = counts / counts.sum(); return (p * (p / (p.sum(1, keepdim: true) * p.sum(0, keepdim: true))).log()).sum().item<float>();"),
        new("16-4", "weighted mean of V itself", "return double.IsPositiveInfinity(lambda) ? values.max() : values.mean();"),
        new("16-4", "finite", "return ((lambda * values).softmax(0) * values).sum();"),
        new("16-4", "weights depend on V", "return double.IsPositiveInfinity(lambda) ? values.max() : ((lambda * values).softmax(0).detach() * values).sum();"),
        new("16-5", "All alike", "return xlogy(counts, counts).sum().item<float>() + Math.Log(counts.shape[0]);"),
        new("16-5", "log 8", "var s = counts / counts.sum(); return (xlogy(s, s).sum().item<float>() + Math.Log(counts.shape[0])) / Math.Log(2);"),
        new("16-5", "empty modes", "var s = counts / counts.sum(); return (s * (s * counts.shape[0]).log()).sum().item<float>();"),
        new("17-1", "The square of the distance", "return c / (c + (x.unsqueeze(1) - y).square().sum(2).sqrt());"),
        new("17-1", "C stands above and below", "return 1 / (c + (x.unsqueeze(1) - y).square().sum(2));"),
        new("17-1", "shape (2, 3)", "return c / (c + (y.unsqueeze(1) - x).square().sum(2));"),
        new("17-2", "without the ones on the diagonals", "return xx.mean() + yy.mean() - 2 * xy.mean();"),
        new("17-2", "0.5 + 0.2 − 2 · 0.55", """
            Tensor Others(Tensor k) => (k.sum() - k.diagonal().sum()) / (k.shape[0] * (k.shape[0] - 1));
                return Others(xx) + Others(yy) - xy.mean();
            """),
        new("17-2", "the mean of 6 numbers", """
            Tensor Others(Tensor k) => (k.sum() - k.diagonal().sum()) / 2;
                return Others(xx) + Others(yy) - 2 * xy.mean();
            """),
        new("17-3", "not over all four", "return ((images - colours).square() * mask).flatten(1).mean([1L]);"),
        new("17-3", "finite numbers", "return ((images - colours).square() * mask).flatten(1).sum(1) / mask.sum();"),
        new("17-3", "one number for each image", "return ((images - colours).square() * mask).sum().view(1).expand(images.shape[0]) / mask.sum().clamp_min(1);"),
        new("17-4", "a mean would be half", "var at = z.detach().requires_grad_(); return z - eta * autograd.grad([cost(G(at)).mean() + stay * (at - z0).square().sum()], [at])[0];"),
        new("17-4", "is added", "var at = z.detach().requires_grad_(); return z - eta * autograd.grad([cost(G(at)).sum()], [at])[0];"),
        new("17-4", "it goes through G", "var at = z.detach().requires_grad_(); return z - eta * autograd.grad([cost(at).sum() + stay * (at - z0).square().sum()], [at])[0];"),
        new("17-5", "absolute values, not squares", "var rows = w.shape[0] <= w.shape[1] ? w : w.t(); return (rows.matmul(rows.t()) - eye(rows.shape[0])).square().sum();"),
        new("17-5", "Its rows cannot be so", "return (w.matmul(w.t()) - eye(w.shape[0])).abs().sum();"),
        new("17-5", "identity, not ones", "var rows = w.shape[0] <= w.shape[1] ? w : w.t(); return (rows.matmul(rows.t()) - 1).abs().sum();"),
        new("17-6", "before the square", "Tensor Next(long axis) => images.diff(1, axis, append: images.narrow(axis, -1, 1)); return ((nx * Next(3)).square() + (ny * Next(2)).square()).sum(1, keepdim: true).sqrt();"),
        new("17-6", "nothing follows", "return (nx * (images.roll(-1, 3) - images) + ny * (images.roll(-1, 2) - images)).square().sum(1, keepdim: true).sqrt();"),
        new("17-6", "must not cancel", "Tensor Next(long axis) => images.diff(1, axis, append: images.narrow(axis, -1, 1)); return (nx * Next(3) + ny * Next(2)).sum(1, keepdim: true).abs();"),
        new("18-1", "only its sign counts", "var at = x.detach().requires_grad_(); return x + epsilon * autograd.grad([loss(at)], [at])[0].clamp(-1, 1);"),
        new("18-1", "Up where the slope is positive", "var at = x.detach().requires_grad_(); return x - epsilon * autograd.grad([loss(at)], [at])[0].sign();"),
        new("18-1", "changed in place", "var at = x.detach().requires_grad_(); return x.add_(epsilon * autograd.grad([loss(at)], [at])[0].sign());"),
        new("18-2", "±1 is a wall", "return moved.maximum(x - epsilon).minimum(x + epsilon);"),
        new("18-2", "The nearest point of the box", "return moved.clamp(-1, 1);"),
        new("18-2", "The nearest point of the box", "return (x + epsilon * (moved - x).sign()).clamp(-1, 1);"),
        new("18-3", "‖w‖₁", "return (x.matmul(w) + b).abs() / w.norm();"),
        new("18-3", "one number for each row", "return (x.matmul(w) + b) / w.abs().sum();"),
        new("18-3", "‖w‖₁", "return (x.matmul(w) + b).abs() / w.sum().abs();"),
        new("18-4", "½ · ln 2", "return nn.functional.binary_cross_entropy_with_logits(logits, labels);"),
        new("18-4", "finite", "var p = logits.sigmoid(); return -(labels * (1 - p) * p.log() + (1 - labels) * p * (1 - p).log()).mean();"),
        new("18-4", "Wrong and sure", "var s = (2 * labels - 1) * logits; return -(s.sigmoid() * nn.functional.logsigmoid(s)).mean();"),
        new("18-5", "what is shared counts once", """
            var (a, b) = (found[.., 2..], truth[.., 2..]);
                var shared = ((a + b) / 2 - (found[.., ..2] - truth[.., ..2]).abs()).minimum(a.minimum(b)).clamp_min(0).prod(1);
                return shared / (a.squeeze(1).square() + b.squeeze(1).square());
            """),
        new("18-5", "the small one has a quarter", """
            var (a, b) = (found[.., 2..], truth[.., 2..]);
                var shared = ((a + b) / 2 - (found[.., ..2] - truth[.., ..2]).abs()).clamp_min(0).prod(1);
                return shared / (a.squeeze(1).square() + b.squeeze(1).square() - shared);
            """),
        new("18-5", "a negative length times a negative length", """
            var (a, b) = (found[.., 2..], truth[.., 2..]);
                var shared = ((a + b) / 2 - (found[.., ..2] - truth[.., ..2]).abs()).minimum(a.minimum(b)).prod(1);
                return shared / (a.squeeze(1).square() + b.squeeze(1).square() - shared);
            """),
        new("18-6", "the nearer one weighs more", "return map[y.round().to_type(ScalarType.Int64), x.round().to_type(ScalarType.Int64)];"),
        new("18-6", "the nearer one weighs more", """
            var (left, top) = (x.detach().floor(), y.detach().floor());
                var (a, b) = (x - left, y - top);
                Tensor Bin(Tensor row, Tensor column) => map[row.to_type(ScalarType.Int64), column.to_type(ScalarType.Int64)];
                Tensor Row(Tensor row) => a * Bin(row, left) + (1 - a) * Bin(row, left + 1);
                return (1 - b) * Row(top) + b * Row(top + 1);
            """),
        new("18-6", "half of 12.5", """
            var (left, top) = (x.detach().floor(), y.detach().floor().to_type(ScalarType.Int64));
                Tensor Bin(Tensor column) => map[top, column.to_type(ScalarType.Int64)];
                return (1 - x + left) * Bin(left) + (x - left) * Bin(left + 1);
            """),
        new("18-6", "goes through the weights", """
            var (left, top) = (x.detach().floor(), y.detach().floor());
                var (a, b) = (x.detach() - left, y.detach() - top);
                Tensor Bin(Tensor row, Tensor column) => map[row.to_type(ScalarType.Int64), column.to_type(ScalarType.Int64)];
                Tensor Row(Tensor row) => (1 - a) * Bin(row, left) + a * Bin(row, left + 1);
                return (1 - b) * Row(top) + b * Row(top + 1);
            """),
        new("19-1", "changes nothing", "return ((logits + u) * logits).softmax(1);"),
        new("19-1", "divides logits and noise", "return (logits - (-u.clamp(1e-7, 1 - 1e-7).log()).log() / tau).softmax(1);"),
        new("19-1", "just inside", "return ((logits - (-u.clamp(1e-7, 1 - 1e-7).log()).log()) / tau).softmax(1) + (u * (u - 1)).eq(0).to_type(ScalarType.Float32) / 3;"),
        new("19-1", "finite", "return ((logits - (-u.log()).log()) / tau).softmax(1);"),
        new("19-2", "the mean over the rows", "return (pay.detach() * logits.log_softmax(1).gather(1, drawn.unsqueeze(1)).squeeze(1)).sum();"),
        new("19-2", "are paid 1 and 4", "return ((pay.detach() + baseline) * logits.log_softmax(1).gather(1, drawn.unsqueeze(1)).squeeze(1)).mean();"),
        new("19-2", "detach it", "return ((pay - baseline) * logits.log_softmax(1).gather(1, drawn.unsqueeze(1)).squeeze(1)).mean();"),
        new("19-3", "not the mean", "return (p * pay).sum().item<float>();"),
        new("19-3", "not the mean", "var w = (eye(p.shape[0]) - p).square().sum(1); return ((w * pay).sum() / w.sum()).item<float>();"),
        new("19-4", "Reading is recognised", "return nn.functional.softplus(-onRead).mean() + nn.functional.softplus(onWritten).mean();"),
        new("19-4", "finite", "return -onWritten.sigmoid().log().mean() - (1 - onRead.sigmoid()).log().mean();"),
        new("19-5", "below the diagonal", "return nn.functional.logsigmoid((2 * rows - 1) * (given + rows.matmul(weights.t()))).sum(1);"),
        new("19-5", "below the diagonal", "return nn.functional.logsigmoid((2 * rows - 1) * (given + rows.matmul(weights.tril(-1)))).sum(1);"),
        new("19-5", "finite", "var p = (given + rows.matmul(weights.tril(-1).t())).sigmoid(); return (rows * p.log() + (1 - rows) * (1 - p).log()).sum(1);"),
        new("21-1", "over the neighbours alone", "return vectors.matmul(vectors[at]).softmax(0).index_select(0, around);"),
        new("21-1", "g_w · g_at", "return vectors.index_select(0, around).sum(1).softmax(0);"),
        new("21-1", "In the order of", "return vectors.index_select(0, around.sort(0).Values).matmul(vectors[at]).softmax(0);"),
        new("21-2", "Costs less their mean", "return (log * cost.detach()).mean();"),
        new("21-2", "Cut the cost off", "return (log * (cost - cost.mean())).mean();"),
        new("21-2", "the mean over the draws", "return (log * (cost - cost.mean()).detach()).sum();"),
        new("21-3", "finite", "return edges.matmul(nodes.unsqueeze(0).matmul(weights)).sum([0L]) / edges.sum([0L, 2]).unsqueeze(1);"),
        new("21-3", "by two neighbours", "return edges.matmul(nodes.unsqueeze(0).matmul(weights)).sum([0L]);"),
        new("21-3", "by two neighbours", "return (edges.matmul(nodes.unsqueeze(0).matmul(weights)) / edges.sum(2).clamp_min(1).unsqueeze(2)).sum([0L]);"),
        new("21-4", "orders are added up", """
            var all = Enumerable.Range(0, room.Length).ToList();
            return all.All(i => all.Count(j => bonds[i, j] > 0) <= room[i]);
            """),
        new("21-4", "is there a way", """
            var all = Enumerable.Range(0, room.Length).ToList();
            return all.All(i => all.Sum(j => bonds[i, j]) <= room[i] && all.Sum(j => bonds[i, j]) > 0);
            """),
        new("21-4", "a bond to spare", """
            var all = Enumerable.Range(0, room.Length).ToList();
            return all.All(i => all.Sum(j => bonds[i, j]) <= room[i]) && all.Sum(i => all.Count(j => bonds[i, j] > 0)) / 2 >= room.Length - 1;
            """),
        new("21-4", "Nobody has more", """
            var all = Enumerable.Range(0, room.Length).ToList();
            return all.All(i => all.Sum(j => bonds[i, j]) == room[i]);
            """),
        new("21-5", "each pair counts for half", "return hits.Average(h => others.Average(o => h > o ? 1.0 : 0));"),
        new("21-5", "in the right order", "return hits.Average(h => others.Average(o => h < o ? 1 : h == o ? 0.5 : 0));"),
        new("21-5", "in the right order", "return hits.Sum(h => others.Sum(o => h > o ? 1 : h == o ? 0.5 : 0));"),
        new("21-6", "3, not 4", """
            var counts = (walks[.., ..^1] * n + walks[.., 1..]).flatten().bincount(null, n * n).view(n, n).to_type(ScalarType.Float32);
            return (counts + counts.t()) * (1 - eye(n));
            """),
        new("21-6", "in the other one as well", """
            var counts = (walks[.., ..^1] * n + walks[.., 1..]).flatten().bincount(null, n * n).view(n, n).to_type(ScalarType.Float32);
            return counts * (1 - eye(n));
            """),
        new("21-6", "nobody goes on", """
            var all = walks.flatten();
            var counts = (all[..^1] * n + all[1..]).bincount(null, n * n).view(n, n).to_type(ScalarType.Float32);
            return maximum(counts, counts.t()) * (1 - eye(n));
            """),
        new("22-1", "Not its real part", "var root = Complex.Sqrt(gamma * gamma / 4 - c * c); return Math.Max(Math.Abs(1 + h * (-gamma / 2 + root.Real)), Math.Abs(1 + h * (-gamma / 2 - root.Real)));"),
        new("22-1", "the other one decides", "var root = Complex.Sqrt(gamma * gamma / 4 - c * c); return Complex.Abs(1 + h * (-gamma / 2 + root));"),
        new("22-1", "slower of the two", "var root = Complex.Sqrt(gamma * gamma / 4 - c * c); return Complex.Abs(1 + h * (-gamma / 2 - root));"),
        new("22-1", "more than 1", "return Math.Abs(1 - h * gamma / 2);"),
        new("22-2", "D moves first", "var (t, p) = (theta + h * c * psi, psi - h * (c * theta + gamma * psi)); return tensor(new[] { (float)t, (float)p });"),
        new("22-2", "0.8", "psi -= h * c * theta; theta += h * c * psi; psi -= h * gamma * psi; return tensor(new[] { (float)theta, (float)psi });"),
        new("22-2", "not ½", "psi -= h * (theta / 2 + gamma * psi); theta += h * psi / 2; return tensor(new[] { (float)theta, (float)psi });"),
        new("22-3", "log 2", "return nn.functional.softplus(-onReal).mean() + nn.functional.softplus(onFake).mean();"),
        new("22-3", "look more real", "return nn.functional.softplus(onReal - onFake).mean();"),
        new("22-3", "finite", "return -(onReal - onFake).sigmoid().log().mean();"),
        new("22-4", "mean over examples", "var at = x.detach().requires_grad_(); return autograd.grad([d(at).sum()], [at], create_graph: true, retain_graph: true)[0].square().mean();"),
        new("22-4", "9 + 9", "var at = x.detach().requires_grad_(); return autograd.grad([d(at).sum()], [at], create_graph: true, retain_graph: true)[0].norm(1).mean();"),
        new("22-4", "cut the gradient off", "var at = x.detach().requires_grad_(); return autograd.grad([d(at).sum()], [at], create_graph: true, retain_graph: true)[0].detach().square().sum() / x.shape[0];"),
        new("22-5", "squares of the styles", "return style.matmul(weight.sum([2, 3]).t()).reciprocal();"),
        new("22-5", "then the root", "return style.square().matmul(weight.square().sum([2, 3]).t()).reciprocal();"),
        new("22-5", "kernel's pixels", "return style.square().matmul(weight.square().mean([2, 3]).t()).rsqrt();"),
        new("22-6", "share of a variance", "var (x0, noise) = (from * x - (1 - from) * v, (1 - from) * x + from * v); return to * x0 + (1 - to) * noise;"),
        new("22-6", "not a new draw", "var x0 = Math.Sqrt(from) * x - Math.Sqrt(1 - from) * v; return Math.Sqrt(to) * x0 + Math.Sqrt(1 - to) * randn_like(x);"),
        new("22-6", "where you go", "var (a, b) = (Math.Sqrt(from), Math.Sqrt(1 - from)); var (x0, noise) = (a * x - b * v, b * x + a * v); return to is 0 or 1 ? (float)to * x0 + (float)(1 - to) * noise : a * x0 + b * noise;"),
        new("20-1", "Mind the transpose", "return linalg.solve(eye(start.shape[0], dtype: start.dtype) - gamma * walk, start);"),
        new("20-1", "1/(1 − γ) = 4 times", "return linalg.solve(eye(start.shape[0], dtype: start.dtype) - gamma * walk.t(), start) * (1 - gamma);"),
        new("20-1", "0.9 + 0.81", "return start / (1 - gamma) is var d && gamma > 0.8 ? d : linalg.solve(eye(start.shape[0], dtype: start.dtype) - gamma * walk.t(), start);"),
        new("20-2", "same state", "return occupancy / occupancy.sum(0, keepdim: true);"),
        new("20-2", "same state", "return occupancy / occupancy.sum();"),
        new("20-2", "finite", "return occupancy / occupancy.sum(1, keepdim: true);"),
        new("20-3", "ln 2, ln 4", "return nn.functional.softplus(-logits);"),
        new("20-3", "ln 2, ln 4", "return nn.functional.logsigmoid(logits);"),
        new("20-3", "finite", "return -(1 - logits.sigmoid()).log();"),
        new("20-4", "times γ", "var delta = rewards + values[1..] - values[..^1]; return delta;"),
        new("20-4", "from the last action", "return rewards + gamma * values[1..] - values[..^1];"),
        new("20-4", "from the last action", "var d = rewards + gamma * values[1..] - values[..^1]; return d.flip(0).cumsum(0).flip(0) * (lambda > 0 ? 1 : 0) + d * (lambda > 0 ? 0 : 1);"),
        new("20-5", "1.2 counts", "return ((logs - before).exp() * advantages).mean();"),
        new("20-5", "in full", "return ((logs - before).exp().clamp(1 - epsilon, 1 + epsilon) * advantages).mean();"),
        new("20-5", "1.2 counts", "var ratio = (logs - before).exp(); return (ratio * advantages).maximum(ratio.clamp(1 - epsilon, 1 + epsilon) * advantages).mean();"),
        new("20-6", "2α", "return speed * alpha.cos() / (1 + beta * alpha.sin().square());"),
        new("20-6", "2α", "return speed / (2 * alpha).cos();"),
        new("20-6", "1 + β sin² 2α", "return speed * (2 * alpha).cos() * (1 - beta * (2 * alpha).sin().square());"),
    ];
}
