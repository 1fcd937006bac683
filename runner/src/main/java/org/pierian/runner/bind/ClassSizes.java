package org.pierian.runner.bind;

import java.util.Arrays;
import java.util.List;
import java.util.function.Supplier;
import org.pierian.runner.dataset.Examples;

/// Numbers of training examples of each class.
@FunctionalInterface
public interface ClassSizes {

    /// Those of examples that have not been read, which nothing may ask for.
    ClassSizes UNKNOWN = classes -> {
        throw new IllegalStateException("balanced class weights need the training set");
    };

    /// The numbers, in the order of the classes.
    ///
    /// @param classes number of classes
    List<Long> of(int classes);

    /// Those of a training set.
    ///
    /// @param train asked for late, as reading it may take long
    static ClassSizes of(Supplier<Examples> train) {
        return classes -> {
            Examples examples = train.get();
            int[] sizes = examples.labels().orElseThrow().counts(examples.size(), classes);
            return Arrays.stream(sizes).asLongStream().boxed().toList();
        };
    }
}
