package org.pierian.runner.verify;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.pierian.runner.weights.NamedTensor;

/// Where two sets of weights differ first.
final class WeightsDifference {

    private WeightsDifference() {}

    /// The first number that is not the same, bit by bit.
    static Optional<Difference> first(List<NamedTensor> left, List<NamedTensor> right) {
        if (left.size() != right.size()) {
            return Optional.of(
                    new Difference(Difference.Kind.FILE, "number of tensors", "" + left.size(), "" + right.size()));
        }
        for (int t = 0; t < left.size(); t++) {
            NamedTensor a = left.get(t);
            NamedTensor b = right.get(t);
            if (!a.name().equals(b.name()) || !a.shape().equals(b.shape())) {
                return Optional.of(new Difference(
                        Difference.Kind.FILE, "tensor " + t, a.name() + " " + a.shape(), b.name() + " " + b.shape()));
            }
            for (int i = 0; i < a.values().length; i++) {
                int x = Float.floatToRawIntBits(a.values()[i]);
                int y = Float.floatToRawIntBits(b.values()[i]);
                if (x != y) {
                    return Optional.of(new Difference(
                            Difference.Kind.FILE, "tensor " + a.name() + ", index " + i, bits(x), bits(y)));
                }
            }
        }
        return Optional.empty();
    }

    private static String bits(int bits) {
        return String.format(Locale.US, "%08x (%s)", bits, Float.intBitsToFloat(bits));
    }
}
