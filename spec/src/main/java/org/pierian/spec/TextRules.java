package org.pierian.spec;

import java.util.List;
import java.util.Optional;

/// The rules between the keys of a text.
///
/// @param examples what the examples are
/// @param stride the written stride
/// @param splitSeed the written seed of draws
/// @param test which part is the test set
/// @param validation which part is the validation set
record TextRules(
        TextExamples examples,
        Optional<Integer> stride,
        Optional<Long> splitSeed,
        RowSetSpec test,
        Optional<RowSetSpec> validation) {

    private static final int MOST = Integer.MAX_VALUE - 16; // of one tensor

    /// The rules that do not hold.
    ///
    /// @param outputs number of outputs for one example
    List<Contradiction> broken(long outputs) {
        boolean lines = examples == TextExamples.LINES;
        boolean draws = test instanceof RowSetSpec.Fraction
                || validation.filter(RowSetSpec.Fraction.class::isInstance).isPresent();
        double held = test.partOfRows().orElse(0.0)
                + validation.flatMap(RowSetSpec::partOfRows).orElse(0.0);
        Rules rules = new Rules()
                .require(
                        outputs <= MOST,
                        "sequence_length",
                        "an example has more than 2,147,483,631 outputs",
                        "write a smaller `sequence_length`, or fewer tokens")
                .require(
                        !lines || stride.isEmpty(),
                        "stride",
                        "`stride` is for windows over a stream, and the examples are lines",
                        "delete `stride`, or write `examples: stream`")
                .require(
                        splitSeed.isEmpty() || draws,
                        "split_seed",
                        "`split_seed` draws lines, and no set is a `fraction`",
                        "delete `split_seed`");
        part(rules, "test", test);
        validation.ifPresent(set -> part(rules, "validation", set));
        return rules.require(
                        held < 1,
                        "test",
                        "`test` and `validation` leave nothing to train with",
                        "make one of them smaller")
                .broken();
    }

    private void part(Rules rules, String key, RowSetSpec set) {
        rules.require(
                        !(set instanceof RowSetSpec.Folder),
                        key,
                        "a text is no folder of pictures",
                        "write `" + key + ": {last: 0.1}`, or `{file: ...}`")
                .require(
                        !(set instanceof RowSetSpec.OtherArrays),
                        key,
                        "a text is no array",
                        "write `" + key + ": {last: 0.1}`, or `{file: ...}`")
                .require(
                        !(set instanceof RowSetSpec.Column),
                        key,
                        "a text has no columns",
                        "write `" + key + ": {last: 0.1}`, or `{file: ...}`")
                .require(
                        examples == TextExamples.LINES || !(set instanceof RowSetSpec.Fraction),
                        key,
                        "a stream is divided into parts one after the other, and none is drawn",
                        "write `" + key + ": {last: 0.1}`");
    }
}
