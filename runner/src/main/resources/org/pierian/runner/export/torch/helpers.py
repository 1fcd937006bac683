#: without
def without(module, name):
    """The module without one of its parameters."""
    setattr(module, name, None)
    return module


#: sequence
def sequence(*layers):
    """Layers one after the other, by the names that their weights have."""
    modules = nn.Sequential()
    modules._modules.update(layers)
    return modules


#: Residual
class Residual(nn.Sequential):
    """layers(x) + x, or layers(x) + projection(x)."""

    def __init__(self, layers, projection=None):
        super().__init__()
        self._modules.update(layers._modules)
        if projection is not None:
            self._modules["projection"] = projection
        self.count = len(layers._modules)
        self.projects = projection is not None

    def forward(self, x):
        y = x
        modules = list(self._modules.values())
        for module in modules[:self.count]:
            y = module(y)
        return y + (modules[-1](x) if self.projects else x)


#: Parallel
class Parallel(nn.Sequential):
    """Branches side by side, whose outputs become one."""

    def __init__(self, branches, join, dim, split):
        super().__init__()
        self._modules.update(branches._modules)
        self.join, self.dim, self.split = join, dim, split

    def forward(self, x):
        branches = list(self._modules.values())
        shares = torch.chunk(x, len(branches), self.dim) if self.split else [x] * len(branches)
        outputs = [branch(share) for branch, share in zip(branches, shares)]
        if self.join == "concat":
            return torch.cat(outputs, self.dim)
        joined = outputs[0]
        for output in outputs[1:]:
            joined = joined + output if self.join == "add" else joined * output
        return joined


#: Scale
class Scale(nn.Module):
    """factor * x."""

    def __init__(self, factor):
        super().__init__()
        self.factor = factor

    def forward(self, x):
        return x * self.factor


#: LayerScale
class LayerScale(nn.Module):
    """One axis times a learned vector."""

    def __init__(self, size, axis, rank):
        super().__init__()
        self.weight = nn.Parameter(torch.ones(size))
        self.shape = [size if i == axis else 1 for i in range(1, rank + 1)]

    def forward(self, x):
        return x * self.weight.view(self.shape)


#: BookDropout
class BookDropout(nn.Module):
    """The dropout of the book: scaled in evaluation, not in training."""

    def __init__(self, p):
        super().__init__()
        self.p = p

    def forward(self, x):
        return x * (torch.rand_like(x) >= self.p) if self.training else x * (1 - self.p)


#: Reshape
class Reshape(nn.Module):
    def __init__(self, *shape):
        super().__init__()
        self.shape = shape

    def forward(self, x):
        return x.reshape(x.shape[0], *self.shape)


#: Permute
class Permute(nn.Module):
    def __init__(self, *dims):
        super().__init__()
        self.dims = dims

    def forward(self, x):
        return x.permute(0, *self.dims)


#: Select
class Select(nn.Module):
    def __init__(self, dim, index):
        super().__init__()
        self.dim, self.index = dim, index

    def forward(self, x):
        return x.select(self.dim, self.index)


#: Columns
class Columns(nn.Module):
    def __init__(self, *places):
        super().__init__()
        self.places = list(places)

    def forward(self, x):
        return x[:, self.places]


#: Slice
class Slice(nn.Module):
    def __init__(self, dim, start, end):
        super().__init__()
        self.places = (slice(None),) * dim + (slice(start, end),)

    def forward(self, x):
        return x[self.places]


#: Pad
class Pad(nn.Module):
    def __init__(self, dim, before, after, mode):
        super().__init__()
        self.dim, self.before, self.after, self.mode = dim, before, after, mode

    def forward(self, x):
        size = x.shape[self.dim]
        places = torch.arange(-self.before, size + self.after)
        inside = (places >= 0) & (places < size)
        if self.mode == "reflect":
            places = places.abs()
            places = torch.where(places >= size, 2 * (size - 1) - places, places)
        y = x.index_select(self.dim, places.clamp(0, size - 1))
        if self.mode == "zeros":
            y = y * inside.view([-1 if i == self.dim else 1 for i in range(x.dim())])
        return y


#: ChannelShuffle
class ChannelShuffle(nn.Module):
    def __init__(self, groups):
        super().__init__()
        self.groups = groups

    def forward(self, x):
        rows, channels = x.shape[:2]
        y = x.reshape(rows, self.groups, channels // self.groups, *x.shape[2:])
        return y.transpose(1, 2).reshape(x.shape)


#: Embedding
class Embedding(nn.Embedding):
    """Takes indices as numbers of any type."""

    def forward(self, x):
        return super().forward(x.long())


#: OneHot
class OneHot(nn.Module):
    def __init__(self, classes):
        super().__init__()
        self.classes = classes

    def forward(self, x):
        return F.one_hot(x.long(), self.classes).float()


#: PositionalEmbedding
class PositionalEmbedding(nn.Module):
    def __init__(self, positions, features):
        super().__init__()
        self.weight = nn.Parameter(torch.zeros(positions, features))

    def forward(self, x):
        return x + self.weight[:x.shape[1]]


#: SinusoidalPosition
class SinusoidalPosition(nn.Module):
    def forward(self, x):
        steps, features = x.shape[1:]
        pairs = torch.arange(features, dtype=torch.float64) // 2
        angles = torch.arange(steps, dtype=torch.float64)[:, None] * 10000 ** (-2 * pairs / features)
        even = torch.arange(features) % 2 == 0
        return x + torch.where(even, angles.sin(), angles.cos()).float()


#: ClassToken
class ClassToken(nn.Module):
    def __init__(self, features):
        super().__init__()
        self.weight = nn.Parameter(torch.zeros(features))

    def forward(self, x):
        return torch.cat([self.weight.expand(x.shape[0], 1, -1), x], 1)


#: NumericEmbedding
class NumericEmbedding(nn.Module):
    def __init__(self, features, dim):
        super().__init__()
        self.weight = nn.Parameter(torch.zeros(features, dim))
        self.bias = nn.Parameter(torch.zeros(features, dim))

    def forward(self, x):
        return x[..., None] * self.weight + self.bias


#: AxisNorm
class AxisNorm(nn.Module):
    """Layer normalization over an axis that is not the last."""

    def __init__(self, size, axis, rank, epsilon):
        super().__init__()
        self.weight = nn.Parameter(torch.ones(size))
        self.bias = nn.Parameter(torch.zeros(size))
        self.axis, self.epsilon = axis, epsilon
        self.shape = [size if i == axis else 1 for i in range(1, rank + 1)]

    def forward(self, x):
        variance, mean = torch.var_mean(x, self.axis, unbiased=False, keepdim=True)
        y = (x - mean) / torch.sqrt(variance + self.epsilon)
        if self.weight is not None:
            y = y * self.weight.view(self.shape)
        return y if self.bias is None else y + self.bias.view(self.shape)


#: RMSNorm
class RMSNorm(nn.Module):
    def __init__(self, size, epsilon):
        super().__init__()
        self.weight = nn.Parameter(torch.ones(size))
        self.epsilon = epsilon

    def forward(self, x):
        y = x * torch.rsqrt((x * x).mean(-1, keepdim=True) + self.epsilon)
        return y if self.weight is None else y * self.weight


#: GlobalPool
class GlobalPool(nn.Module):
    """Mean or maximum of all axes after the channels."""

    def __init__(self, kind, keep):
        super().__init__()
        self.kind, self.keep = kind, keep

    def forward(self, x):
        dims = tuple(range(2, x.dim()))
        return x.mean(dims, self.keep) if self.kind == "mean" else x.amax(dims, self.keep)


#: Reduce
class Reduce(nn.Module):
    """Mean, maximum or sum of one axis."""

    def __init__(self, kind, dim, keep):
        super().__init__()
        self.kind, self.dim, self.keep = kind, dim, keep

    def forward(self, x):
        if self.kind == "max":
            return x.amax(self.dim, self.keep)
        return x.mean(self.dim, self.keep) if self.kind == "mean" else x.sum(self.dim, self.keep)


#: PaddedConv1d
class PaddedConv1d(nn.Conv1d):
    """With other numbers of zeros in front and behind."""

    def __init__(self, *args, before, after, **options):
        super().__init__(*args, **options)
        self.ends = (before, after)

    def forward(self, x):
        return super().forward(F.pad(x, self.ends))


#: SelfAttention
class SelfAttention(nn.Module):
    def __init__(self, features, heads, kv_heads, head_dim, causal, bias, p, window, base, adjacent):
        super().__init__()
        self.heads, self.kv_heads, self.head_dim = heads, kv_heads, head_dim
        self.causal, self.p, self.window, self.base, self.adjacent = causal, p, window, base, adjacent
        width = (heads + 2 * kv_heads) * head_dim
        self.in_proj_weight = nn.Parameter(torch.zeros(width, features))
        self.in_proj_bias = nn.Parameter(torch.zeros(width)) if bias else None
        self.out_proj = nn.Linear(heads * head_dim, features, bias=bias)

    def turned(self, x):
        if self.base is None:
            return x
        pairs = self.head_dim // 2
        speeds = self.base ** (-2 * torch.arange(pairs, dtype=torch.float64) / self.head_dim)
        angles = torch.arange(x.shape[-2], dtype=torch.float64)[:, None] * speeds
        cos, sin = angles.cos().float(), angles.sin().float()
        if self.adjacent:
            a, b = x[..., 0::2], x[..., 1::2]
        else:
            a, b = x[..., :pairs], x[..., pairs:]
        turned = (a * cos - b * sin, b * cos + a * sin)
        return torch.stack(turned, -1).flatten(-2) if self.adjacent else torch.cat(turned, -1)

    def forward(self, x):
        rows, steps, _ = x.shape
        mixed = F.linear(x, self.in_proj_weight, self.in_proj_bias)
        mixed = mixed.view(rows, steps, self.heads + 2 * self.kv_heads, self.head_dim).transpose(1, 2)
        q, k, v = mixed.split([self.heads, self.kv_heads, self.kv_heads], 1)
        q, k = self.turned(q), self.turned(k)
        k = k.repeat_interleave(self.heads // self.kv_heads, 1)
        v = v.repeat_interleave(self.heads // self.kv_heads, 1)
        scores = q @ k.transpose(-2, -1) / self.head_dim ** 0.5
        if self.causal:
            distance = torch.arange(steps)[:, None] - torch.arange(steps)
            unseen = distance < 0 if self.window is None else (distance < 0) | (distance >= self.window)
            scores = scores.masked_fill(unseen, float("-inf"))
        weights = F.dropout(scores.softmax(-1), self.p, self.training)
        return self.out_proj((weights @ v).transpose(1, 2).flatten(2))


#: SpatialDropout
class SpatialDropout(nn.Module):
    """Drops whole channels."""

    def __init__(self, p):
        super().__init__()
        self.p = p

    def forward(self, x):
        return x * F.dropout(torch.ones([*x.shape[:2]] + [1] * (x.dim() - 2)), self.p, self.training)


#: DropPath
class DropPath(nn.Module):
    """Drops whole examples of a branch."""

    def __init__(self, p):
        super().__init__()
        self.p = p

    def forward(self, x):
        return x * F.dropout(torch.ones([x.shape[0]] + [1] * (x.dim() - 1)), self.p, self.training)


#: GaussianNoise
class GaussianNoise(nn.Module):
    def __init__(self, stddev):
        super().__init__()
        self.stddev = stddev

    def forward(self, x):
        return x + self.stddev * torch.randn_like(x) if self.training else x


#: recurrent
def recurrent(kind, *args, last, **options):
    """A recurrent layer that gives the state of every step, or the one that each direction ends with."""

    class Recurrent(kind):
        def forward(self, x):
            y, state = super().forward(x)
            if not last:
                return y
            hidden = state[0] if isinstance(state, tuple) else state
            return hidden[-2 if self.bidirectional else -1:].transpose(0, 1).flatten(1)

    return Recurrent(*args, batch_first=True, **options)
