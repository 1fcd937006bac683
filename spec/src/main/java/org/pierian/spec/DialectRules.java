package org.pierian.spec;

import java.util.List;
import java.util.Optional;
import org.pierian.spec.diagnostic.DisplayText;

/// The rules between the keys that say how a table is written: one character cannot have two meanings, and without a
/// header columns have numbers for names.
///
/// @param separator between cells
/// @param decimal the mark before decimals
/// @param thousands the mark between groups of digits
/// @param comment the mark of a line of comment
record DialectRules(
        Separator separator,
        Optional<DecimalMark> decimal,
        Optional<ThousandsMark> thousands,
        Optional<CommentMark> comment) {

    /// Those that do not hold.
    ///
    /// @param header whether the first line names the columns
    List<Contradiction> broken(boolean header, TargetSpec target, List<FeatureSpec> features) {
        DecimalMark point = decimal.orElse(DecimalMark.POINT);
        boolean same = thousands
                .filter(mark -> mark == (point == DecimalMark.POINT ? ThousandsMark.POINT : ThousandsMark.COMMA))
                .isPresent();
        Rules rules = new Rules()
                .require(
                        !same,
                        "thousands",
                        "`thousands` and the mark before the decimals may not be the same",
                        point == DecimalMark.POINT ? "write `decimal: comma`" : "write `thousands: \".\"`")
                .require(
                        separator != Separator.SEMICOLON
                                || comment.filter(c -> c == CommentMark.SEMICOLON)
                                        .isEmpty(),
                        "comment",
                        "`comment` and `separator` may not be the same",
                        "write the `separator` of the file");
        if (!header) {
            names(target, features, rules);
        }
        return rules.broken();
    }

    /// The first column whose name is no number.
    private static void names(TargetSpec target, List<FeatureSpec> features, Rules rules) {
        if (!isNumber(target.column())) {
            refuse(rules, "target", target.column());
            return;
        }
        for (int i = 0; i < features.size(); i++) {
            String column = features.get(i).column();
            if (!isNumber(column)) {
                refuse(rules, "features[" + i + "]", column);
                return;
            }
        }
    }

    private static boolean isNumber(String column) {
        return column.matches("[1-9][0-9]{0,5}");
    }

    private static void refuse(Rules rules, String key, String column) {
        rules.require(
                false,
                key,
                "without a header columns are called 1, 2, 3 and so on",
                "`" + DisplayText.cut(column) + "`",
                "write the column's number in quotes: `\"1\"` is the first");
    }
}
