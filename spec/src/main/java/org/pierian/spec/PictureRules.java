package org.pierian.spec;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.pierian.spec.diagnostic.DisplayText;

/// The rules between those keys of a dataset of pictures that say what an example is.
///
/// @param size height and width
/// @param channels the numbers of a pixel
/// @param classes the names of all classes
/// @param resizes whether pictures of another size are taken
/// @param filters whether it is written how their pixels are worked out
record PictureRules(Pair size, Channels channels, List<String> classes, boolean resizes, boolean filters) {

    private static final int MOST = Integer.MAX_VALUE - 16; // of one tensor
    private static final int FEWEST_CLASSES = 2;

    /// Those that do not hold.
    ///
    /// @param scale how levels are scaled
    /// @param mean what is written to be subtracted
    /// @param std what is written to be divided by
    List<Contradiction> broken(PixelScale scale, Optional<List<Double>> mean, Optional<List<Double>> std) {
        Rules rules = new Rules();
        long numbers = (long) size.height() * size.width() * channels.count();
        rules.require(
                        numbers <= MOST,
                        "size",
                        "an example of more than 2,147,483,631 numbers",
                        "write a smaller `size`")
                .require(
                        !filters || resizes,
                        "filter",
                        "`filter` is for pictures of another size, and they are refused",
                        "write `resize: stretch`, `fit` or `crop`, or delete `filter`")
                .require(
                        scale == PixelScale.UNIT || (mean.isEmpty() && std.isEmpty()),
                        "scale",
                        "`mean` and `std` are of `scale: unit`",
                        "delete `scale`, or delete `mean` and `std`");
        numbers(rules, "mean", mean);
        numbers(rules, "std", std);
        classes(rules);
        return rules.broken();
    }

    private void classes(Rules rules) {
        rules.require(
                classes.size() >= FEWEST_CLASSES,
                "classes",
                "`classes` wants at least 2 classes",
                "add the other classes");
        Set<String> seen = new HashSet<>();
        for (String name : classes) {
            if (name.isBlank() || !seen.add(name)) {
                String rule = name.isBlank()
                        ? "`classes` has an empty one"
                        : "`classes` has `" + DisplayText.cut(name) + "` twice";
                rules.require(false, "classes", rule, "delete one");
                return;
            }
        }
    }

    private void numbers(Rules rules, String key, Optional<List<Double>> values) {
        int count = channels.count();
        int found = values.map(List::size).orElse(1);
        rules.require(
                found == 1 || found == count,
                key,
                "`" + key + "` wants a number for each channel, or one for all",
                found + " for " + count,
                count == 1 ? "write one number" : "write three numbers, or one");
    }
}
