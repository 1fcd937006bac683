package org.pierian.runner.weights;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.pierian.core.layer.ParameterShape;
import org.pierian.core.tensor.Shape;
import org.pierian.runner.failure.ExitCode;
import org.pierian.runner.failure.Failure;

/// Which tensor of a file belongs to which of a network, and what does not fit.
///
/// @param matches one for each tensor of the network, in order, then those that only the file has
/// @param prefix what all names of one side have before those of the other
record Fit(List<Match> matches, Optional<NamePrefix> prefix) {

    private static final int MAX_SHOWN = 20;

    /// A tensor of a file.
    ///
    /// @param values empty where only its shape is of interest
    @SuppressWarnings("ArrayRecordComponent") // a handle on data, never compared
    record Found(String name, Shape shape, float[] values) {

        static Found of(NamedTensor tensor) {
            return new Found(tensor.name(), tensor.shape(), tensor.values());
        }
    }

    /// A tensor of the network and that of the file that belongs to it; at least one is there.
    record Match(Optional<ParameterShape> wanted, Optional<Found> found) {

        private Optional<String> misfit() {
            if (wanted.isEmpty()) {
                Found extra = found.orElseThrow();
                return Optional.of(shown(extra.name(), extra.shape()) + " is not in the network");
            }
            ParameterShape own = wanted.get();
            if (found.isEmpty()) {
                return Optional.of(shown(own.name(), own.shape()) + " is not in the file");
            }
            if (!found.get().shape().equals(own.shape())) {
                return Optional.of(shown(own.name(), found.get().shape()) + " has to be " + own.shape());
            }
            float[] values = found.get().values();
            return firstNotFinite(values)
                    .map(i -> shown(own.name(), own.shape()) + " has " + values[i] + " at index " + i);
        }

        private static String shown(String name, Shape shape) {
            return TensorNames.shown(name) + " " + shape;
        }

        private static Optional<Integer> firstNotFinite(float[] values) {
            for (int i = 0; i < values.length; i++) {
                if (!Float.isFinite(values[i])) {
                    return Optional.of(i);
                }
            }
            return Optional.empty();
        }
    }

    /// Those of the same name belong together. Where names differ by a prefix, they are compared without it.
    static Fit byName(List<ParameterShape> wanted, List<Found> found) {
        Fit plain = new Fit(sameName(wanted, found), Optional.empty());
        if (plain.misfits().isEmpty()) {
            return plain;
        }
        return NamePrefix.between(
                        wanted.stream().map(ParameterShape::name).toList(),
                        found.stream().map(Found::name).toList())
                .map(prefix -> {
                    List<Found> renamed = found.stream()
                            .map(t -> new Found(prefix.renamed(t.name()), t.shape(), t.values()))
                            .toList();
                    return new Fit(sameName(wanted, renamed), Optional.of(prefix));
                })
                .orElse(plain);
    }

    private static List<Match> sameName(List<ParameterShape> wanted, List<Found> found) {
        Map<String, Found> left = new LinkedHashMap<>();
        found.forEach(t -> left.put(t.name(), t));
        List<Match> matches = new ArrayList<>();
        for (ParameterShape own : wanted) {
            matches.add(new Match(Optional.of(own), Optional.ofNullable(left.remove(own.name()))));
        }
        left.values().forEach(extra -> matches.add(new Match(Optional.empty(), Optional.of(extra))));
        return matches;
    }

    /// Those in the same place belong together.
    static Fit byPosition(List<ParameterShape> wanted, List<Found> found) {
        List<Match> matches = new ArrayList<>();
        for (int i = 0; i < Math.max(wanted.size(), found.size()); i++) {
            matches.add(new Match(at(wanted, i), at(found, i)));
        }
        return new Fit(matches, Optional.empty());
    }

    private static <T> Optional<T> at(List<T> list, int i) {
        return i < list.size() ? Optional.of(list.get(i)) : Optional.empty();
    }

    private List<String> misfits() {
        List<String> all = new ArrayList<>();
        prefix.ifPresent(p -> all.add(p.fault()));
        matches.stream().map(Match::misfit).flatMap(Optional::stream).forEach(all::add);
        return all;
    }

    /// Refuses a file that does not fit.
    ///
    /// @throws Failure with all that does not fit
    void require(Path file) {
        List<String> misfits = misfits();
        if (misfits.isEmpty()) {
            return;
        }
        StringBuilder message = new StringBuilder("the weights do not fit the network, nothing was loaded: ");
        message.append(String.join("; ", misfits.subList(0, Math.min(MAX_SHOWN, misfits.size()))));
        if (misfits.size() > MAX_SHOWN) {
            message.append("; and ").append(misfits.size() - MAX_SHOWN).append(" more");
        }
        throw Failure.of(ExitCode.INPUT, message.toString())
                .at(file.toString())
                .help(prefix.map(NamePrefix::advice)
                        .orElse("give the spec the architecture that the weights were trained with, or start without"
                                + " them"));
    }
}
