package org.pierian.spec.yaml;

import org.pierian.spec.diagnostic.DisplayText;

/// Describes nodes for messages.
public final class Describe {

    private Describe() {}

    /// For example "the number 0.5", "a list", "nothing".
    public static String node(Node node) {
        return switch (node) {
            case Node.Sequence _ -> "a list";
            case Node.Mapping _ -> "a mapping";
            case Node.Refused _ -> "something refused";
            case Node.Scalar scalar -> scalar(scalar);
        };
    }

    private static String scalar(Node.Scalar scalar) {
        String shown = "`" + cut(scalar.text()) + "`";
        if (!scalar.plain()) {
            return "the text `\"" + cut(scalar.text()) + "\"`";
        }
        return switch (ScalarRules.form(scalar)) {
            case NULL -> scalar.text().isEmpty() ? "nothing" : shown + ", which is null";
            case BOOLEAN -> shown;
            case INTEGER, DECIMAL, AMBIGUOUS -> "the number " + shown;
            case NOT_FINITE -> shown;
            case TEXT -> "the word " + shown;
        };
    }

    /// A text cut to a length that fits a message.
    public static String cut(String text) {
        return DisplayText.cut(text);
    }
}
