package org.pierian.spec.language;

import java.lang.reflect.Field;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.pierian.spec.Doc;
import org.pierian.spec.MetricName;

/// The values of types that are neither numbers nor components.
final class Choices {

    private Choices() {}

    /// The constants of an enum; `CENTERED` is written `centered`.
    static ValueType.Choice ofConstants(Class<?> type) {
        List<ValueType.Option> options = new ArrayList<>();
        for (Object constant : type.getEnumConstants()) {
            Enum<?> word = (Enum<?>) constant;
            options.add(new ValueType.Option(Words.ofConstant(word), word, doc(type, word.name())));
        }
        return new ValueType.Choice(options);
    }

    /// The names of metrics: the loss, and the words of a family.
    static ValueType.Choice ofMetrics(Family metrics) {
        List<ValueType.Option> options = new ArrayList<>();
        options.add(new ValueType.Option(MetricName.LOSS.word(), MetricName.LOSS, doc(MetricName.class, "LOSS")));
        for (Family.Variant metric : metrics.variants()) {
            options.add(new ValueType.Option(metric.word(), new MetricName(metric.word()), metric.doc()));
        }
        return new ValueType.Choice(options);
    }

    private static Optional<Doc> doc(Class<?> type, String constant) {
        try {
            Field field = type.getField(constant);
            return Optional.ofNullable(field.getAnnotation(Doc.class));
        } catch (NoSuchFieldException e) {
            throw new IllegalStateException("no constant " + constant + " in " + type, e);
        }
    }
}
