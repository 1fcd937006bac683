package org.pierian.runner.weights;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.pierian.core.layer.ParameterShape;
import org.pierian.runner.failure.ExitCode;
import org.pierian.runner.failure.Failure;
import org.pierian.spec.diagnostic.Suggestions;

/// Finds for each tensor of a network those of a file that it is made of, by [LoadRules]; and what does not fit.
final class Sources {

    private static final int MAX_SHOWN = 20;
    private static final int MOST_CANDIDATES = 2_000; // more take long to compare
    /// PyTorch counts the batches of a batch norm, and uses the number only where no momentum is given.
    private static final String COUNTER = "num_batches_tracked";

    private final LoadRules rules;
    private final List<ParameterShape> wanted;
    private final Map<String, SafeTensorsHeader.Entry> found = new LinkedHashMap<>();
    private final Map<String, SafeTensorsHeader.Entry> unused;
    private final List<Optional<Source>> sources = new ArrayList<>();
    private final Map<String, ParameterShape> missing = new LinkedHashMap<>(); // by the name in the file
    private final List<String> misfits = new ArrayList<>();

    private Sources(LoadRules rules, List<ParameterShape> wanted, List<SafeTensorsHeader.Entry> entries) {
        this.rules = rules;
        this.wanted = wanted;
        entries.forEach(entry -> found.put(entry.name(), entry));
        this.unused = new LinkedHashMap<>(found);
    }

    /// The source of each tensor of a network; empty for those that do not come from the file.
    ///
    /// @param wanted the tensors of the network
    /// @param entries the tensors of the file
    /// @throws Failure with all that does not fit
    static List<Optional<Source>> of(
            LoadRules rules, List<ParameterShape> wanted, List<SafeTensorsHeader.Entry> entries, Path file) {
        Sources all = new Sources(rules, wanted, entries);
        wanted.forEach(all::find);
        all.unused.values().removeIf(all::isLeftOut);
        all.require(file);
        return all.sources;
    }

    private void find(ParameterShape tensor) {
        List<SafeTensorsHeader.Entry> parts = new ArrayList<>();
        List<String> names = rules.inFile(tensor.name());
        boolean excepted = rules.isExcepted(tensor.name());
        for (String name : names) {
            unused.remove(name);
            Optional<SafeTensorsHeader.Entry> entry = Optional.ofNullable(found.get(name));
            entry.ifPresent(parts::add);
            if (entry.isEmpty() && !excepted) {
                missing.put(name, tensor);
            }
        }
        if (excepted || parts.size() < names.size()) {
            sources.add(Optional.empty());
            return;
        }
        Source source = new Source(tensor, parts, rules.isTransposed(tensor.name()));
        sources.add(Optional.of(source));
        check(source);
    }

    private void check(Source source) {
        for (SafeTensorsHeader.Entry part : source.parts()) {
            if (!part.type().isRead()) {
                misfits.add(TensorNames.shown(part.name()) + " has dtype `" + part.type() + "`, expected "
                        + DataType.READABLE);
            } else if (source.transposed() && part.shape().rank() > 2) {
                misfits.add(TensorNames.shown(part.name()) + " " + part.shape()
                        + " has more than two axes and cannot be transposed");
            }
        }
        if (!source.fits()) {
            String hint = source.transposed() ? "; it fits without `transpose`" : "; it fits with `transpose`";
            misfits.add(shown(source) + " " + source.shapes() + " has to be "
                    + source.wanted().shape() + (source.exchanged().fits() ? hint : ""));
        }
    }

    private static String shown(Source source) {
        String name = source.wanted().name();
        String inFile = source.parts().getFirst().name();
        boolean same = source.parts().size() == 1 && inFile.equals(name);
        return TensorNames.shown(name)
                + (same
                        ? ""
                        : ", in the file " + TensorNames.shown(inFile)
                                + (source.parts().size() > 1 ? " and more," : ","));
    }

    private boolean isLeftOut(SafeTensorsHeader.Entry entry) {
        boolean counter = entry.type() == DataType.I64
                && (entry.name().equals(COUNTER) || entry.name().endsWith("." + COUNTER));
        return counter || rules.isIgnored(entry.name());
    }

    private void require(Path file) {
        if (misfits.isEmpty() && missing.isEmpty() && unused.isEmpty()) {
            return;
        }
        Failure failure = Failure.of(ExitCode.INPUT, "the weights do not fit the network, nothing was loaded")
                .at(file.toString());
        Optional<NamePrefix> prefix = missing.isEmpty() || unused.isEmpty() ? Optional.empty() : prefix();
        if (prefix.isPresent()) {
            throw failure.detail(prefix.get().fault()).help(prefix.get().rename());
        }
        List<String> lines = new ArrayList<>(misfits);
        missing.forEach((name, tensor) -> lines.add(missing(name, tensor, lines.size())));
        unused.values().forEach(entry -> lines.add(unused(entry, lines.size())));
        for (String line : lines.subList(0, Math.min(MAX_SHOWN, lines.size()))) {
            failure = failure.detail(line);
        }
        if (lines.size() > MAX_SHOWN) {
            failure = failure.detail("and " + (lines.size() - MAX_SHOWN) + " more");
        }
        throw help(failure);
    }

    private Optional<NamePrefix> prefix() {
        return NamePrefix.between(
                wanted.stream()
                        .flatMap(tensor -> rules.inFile(tensor.name()).stream())
                        .toList(),
                List.copyOf(found.keySet()));
    }

    private Failure help(Failure failure) {
        Failure helped = failure;
        if (!missing.isEmpty()) {
            helped = helped.help(
                    "say with `rename` what a tensor is called in the file, or with `except` that it is not from there");
        }
        if (!unused.isEmpty()) {
            helped = helped.help("name tensors of the file that are not needed in `ignore`");
        }
        return missing.isEmpty() && unused.isEmpty()
                ? helped.help(
                        "give the spec the architecture that the weights were trained with, or start without them")
                : helped;
    }

    private String missing(String name, ParameterShape tensor, int line) {
        boolean same = name.equals(tensor.name());
        return TensorNames.shown(name) + (same ? " " + tensor.shape() : "") + " is not in the file"
                + (same ? "" : "; it is for " + TensorNames.shown(tensor.name()) + " " + tensor.shape())
                + meant(
                        name,
                        unused,
                        line,
                        entry -> entry.shape().size() == tensor.shape().size());
    }

    private String unused(SafeTensorsHeader.Entry entry, int line) {
        return TensorNames.shown(entry.name()) + " " + entry.shape() + " is in the file and not in the network"
                + meant(entry.name(), missing, line, tensor -> true);
    }

    /// The most similar name on the other side.
    private static <T> String meant(String name, Map<String, T> others, int line, Predicate<T> fits) {
        if (line >= MAX_SHOWN) {
            return "";
        }
        List<String> candidates = others.entrySet().stream()
                .limit(MOST_CANDIDATES)
                .filter(other -> fits.test(other.getValue()))
                .map(Map.Entry::getKey)
                .toList();
        return Suggestions.nearest(name, candidates)
                .map(near -> "; did you mean " + TensorNames.shown(near) + "?")
                .orElse("");
    }
}
