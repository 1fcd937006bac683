package org.pierian.spec;

import java.util.List;
import java.util.Optional;

/// How parameters are initialized.
@Doc(
        "How parameters are initialized. For a linear weight, `fan_in` and `fan_out` are `in_features` and `out_features`; for a"
                + " convolution, the input and output channels times the kernel's height and width.")
public sealed interface InitSpec {

    @Key("zeros")
    @Doc(value = "All zeros.", formula = "p = 0", example = "bias_init: zeros")
    record Zeros() implements InitSpec {}

    @Key("ones")
    @Doc(value = "All ones.", formula = "p = 1", example = "init: ones")
    record Ones() implements InitSpec {}

    @Key("constant")
    @Doc(value = "One number for all elements.", formula = "p = value", example = "init: {constant: 0.1}")
    record Constant(@Doc("The number.") double value) implements InitSpec {}

    @Key("uniform")
    @Doc(
            value = "Uniform in [low, high).",
            formula = "p = low + (high - low) * u, u uniform in [0, 1)",
            source = "Grus, Data Science from Scratch, 2nd ed., ch. 19, `random_uniform`",
            example = "init: {uniform: {low: -0.1, high: 0.1}}")
    record Uniform(
            @Doc("Lower bound.") @Default("0.0") double low,

            @Doc("Upper bound; above `low`.") @Default("1.0")
            double high)
            implements InitSpec, Constrained {

        @Override
        public List<Contradiction> contradictions() {
            return new Rules()
                    .require(
                            low < high,
                            low == 0.0 ? "high" : "low",
                            "`low` must be below `high`",
                            low + " and " + high,
                            "exchange the two numbers, or write `constant`")
                    .broken();
        }
    }

    @Key("normal")
    @Doc(
            value = "Normal with the given mean and standard deviation.",
            formula = "p = mean + std * z, z standard normal",
            example = "init: {normal: {std: 0.05}}")
    record Normal(
            @Doc("Mean.") @Default("0.0") double mean,

            @Doc("Standard deviation.") @Default("1.0") @Range(min = 0)
            double std)
            implements InitSpec {}

    @Key("truncated_normal")
    @Doc(
            value = "Normal, where numbers outside of [low, high] are drawn again.",
            formula = "p = mean + std * z, z standard normal, given that p is in [low, high]",
            source = "PyTorch, `torch.nn.init.trunc_normal_`, which calls the bounds `a` and `b`",
            example = "init: {truncated_normal: {std: 0.02, low: -0.04, high: 0.04}}")
    record TruncatedNormal(
            @Doc("Mean before numbers are left out; in [low, high].") @Default("0.0")
            double mean,

            @Doc("Standard deviation before numbers are left out.") @Default("1.0") @Range(min = 0, aboveMin = true)
            double std,

            @Doc("Lower bound.") @Default("-2.0") double low,

            @Doc("Upper bound; at least `low` + `std`.") @Default("2.0")
            double high)
            implements InitSpec, Constrained {

        @Override
        public List<Contradiction> contradictions() {
            return new Rules()
                    .require(
                            low <= mean && mean <= high,
                            "mean",
                            "`mean` must be in [`low`, `high`]",
                            mean + " for [" + low + ", " + high + "]",
                            "move the bounds to both sides of `mean`")
                    .require(
                            high - low >= std,
                            "std",
                            "`std` must not be larger than `high` - `low`",
                            std + " and " + (high - low),
                            "write a smaller `std`, or `uniform`")
                    .broken();
        }
    }

    @Key("xavier")
    @Doc(
            value = "Normal with mean 0 and the variance that keeps the scale of activations and gradients.",
            formula = "variance = 2 / (fan_in + fan_out), for a bias 1 / size",
            source = "Glorot and Bengio 2010, eq. 12",
            example = "init: xavier")
    record Xavier() implements InitSpec {}

    @Key("xavier_uniform")
    @Doc(
            value = "Uniform in [-a, a).",
            formula = "a = sqrt(6 / (fan_in + fan_out)), for a bias sqrt(3 / size)",
            source = "Glorot and Bengio 2010, eq. 16",
            example = "init: xavier_uniform")
    record XavierUniform() implements InitSpec {}

    @Key("he_normal")
    @Doc(
            value = "Normal, for layers followed by a relu.",
            formula = "variance = 2 / fan_in; for a bias, fan_in is its size",
            source = "He, Zhang, Ren and Sun 2015, eq. 10",
            example = "init: he_normal")
    record HeNormal() implements InitSpec {}

    @Key("he_uniform")
    @Doc(
            value = "Uniform in [-a, a), for layers followed by a relu.",
            formula = "a = sqrt(6 / fan_in); for a bias, fan_in is its size",
            source = "He, Zhang, Ren and Sun 2015, eq. 10, as a uniform distribution",
            example = "init: he_uniform")
    record HeUniform() implements InitSpec {}

    @Key("lecun_normal")
    @Doc(
            value = "Normal, with the variance that keeps the scale of activations.",
            formula = "variance = 1 / fan_in; for a bias, fan_in is its size",
            source = "LeCun, Bottou, Orr and Müller 1998, eq. 16",
            example = "init: lecun_normal")
    record LecunNormal() implements InitSpec {}

    @Key("lecun_uniform")
    @Doc(
            value = "Uniform in [-a, a), with the variance that keeps the scale of activations.",
            formula = "a = sqrt(3 / fan_in); for a bias, fan_in is its size",
            source = "LeCun, Bottou, Orr and Müller 1998, eq. 16, as a uniform distribution",
            example = "init: lecun_uniform")
    record LecunUniform() implements InitSpec {}

    @Key("orthogonal")
    @Doc(
            value = "A random matrix whose rows, or columns if there are fewer, are orthogonal and of one length.",
            formula = "W = gain * Q, Q^T Q = 1 or Q Q^T = 1; W is [out, the rest], a bias [out, 1]",
            source = "Saxe, McClelland and Ganguli 2014; PyTorch, `torch.nn.init.orthogonal_`",
            example = "init: orthogonal")
    record Orthogonal(
            @Doc("Length of the rows or columns.") @Default("1.0") @Range(min = 0, aboveMin = true)
            double gain) implements InitSpec {}

    @Key("identity")
    @Doc(
            value = "The identity, times `gain`: a layer that passes on what it gets, as far as it has outputs for it.",
            formula = "w[i, i, center of the kernel] = gain, all others 0; a bias is [out, 1]",
            source = "Le, Jaitly and Hinton 2015, sec. 3; PyTorch, `torch.nn.init.eye_`",
            example = "init: {identity: 0.01}")
    record Identity(
            @Doc("What stands on the diagonal.") @Default("1.0")
            double gain) implements InitSpec {}

    @Key("dirac")
    @Doc(
            value = "Convolutions that pass on their input: each group of output channels begins with the identity.",
            formula =
                    "with n = out / groups rounded down: w[g * n + i, i, center of the kernel] = 1 for each group g and i"
                            + " below the smaller of n and in, all others 0; a linear weight has no kernel; a bias is [out, 1]",
            source = "Zagoruyko and Komodakis 2017, DiracNets; PyTorch, `torch.nn.init.dirac_`",
            example = "init: dirac")
    record Dirac(
            @Doc("Number of groups of output channels, that of the convolution.") @Default("1") @Range(min = 1)
            int groups)
            implements InitSpec {}

    @Key("book_normal")
    @Doc(
            value = "The chapter's code, which multiplies a standard normal by the *variance*.",
            formula = "p = mean + variance * z, z standard normal",
            source = "Grus, Data Science from Scratch, 2nd ed., ch. 19, `random_normal`",
            example = "init: {book_normal: {mean: 0.0, variance: 0.05}}")
    record BookNormal(
            @Doc("Mean.") @Default("0.0") double mean,

            @Doc("The number that the chapter calls variance and multiplies by.") @Default("1.0") @Range(min = 0)
            double variance)
            implements InitSpec {}

    @Key("book_xavier")
    @Doc(
            value = "The chapter's code for Xavier: a standard normal times the *variance*.",
            formula = "p = z * rank / sum of dimensions: z * 2 / (in + out) for a linear weight, z / out for its bias",
            source = "Grus, Data Science from Scratch, 2nd ed., ch. 19, `random_tensor(..., init='xavier')`",
            example = "init: book_xavier")
    record BookXavier() implements InitSpec {}

    @Key("file")
    @Doc(
            value =
                    "The weights of a file, `.safetensors` or `.json`, running statistics too. Every parameter of the network"
                            + " has to be in the file, unless `except` names it, and every tensor of the file has to be used, unless"
                            + " `ignore` names it. Keys other than `path` need the names of a `.safetensors` file. In patterns, `*` is"
                            + " one or more characters without a dot, and `**` any characters.",
            example = "init: {file: start.safetensors}")
    record FromFile(
            @Doc("Path of the file, below the spec's folder or a folder for data.") @PathInFolder
            String path,

            @Doc(
                    "What tensors are called in the file where they have other names: patterns of names in the network, each with"
                            + " the name in the file, in which the k-th `*` or `**` is what the k-th has matched. The first that"
                            + " matches counts. Several names in a list are stacked along the first axis.")
            Optional<Renames> rename,

            @Doc("Patterns of names in the network whose tensors in the file have their two axes exchanged.")
            @NamePattern
            Optional<List<String>> transpose,

            @Doc("Patterns of names in the file that are not used.") @NamePattern
            Optional<List<String>> ignore,

            @Doc(
                    "Patterns of names in the network that do not come from the file. They start with the `init` of their layer,"
                            + " or else with `xavier`, and biases with `bias_init`.")
            @NamePattern
            Optional<List<String>> except)
            implements InitSpec, Constrained {

        @Override
        public List<Contradiction> contradictions() {
            Rules broken = new Rules();
            List<Renames.Rule> renames = rename.map(Renames::rules).orElse(List.of());
            for (int i = 0; i < renames.size(); i++) {
                int there = wildcards(renames.get(i).name());
                for (String inFile : renames.get(i).inFile()) {
                    broken.require(
                            wildcards(inFile) <= there,
                            "rename[" + i + "]",
                            "a name in the file has more `*` than the name in the network",
                            "`" + renames.get(i).name() + "` and `" + inFile + "`",
                            "write as many on both sides: the k-th is filled with what the k-th has matched");
                }
            }
            return broken.broken();
        }

        /// How many `*` and `**` a pattern has.
        private static int wildcards(String pattern) {
            return pattern.replace("**", "*").chars().map(c -> c == '*' ? 1 : 0).sum();
        }
    }
}
