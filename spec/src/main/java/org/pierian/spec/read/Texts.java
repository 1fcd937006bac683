package org.pierian.spec.read;

import java.util.Optional;
import org.pierian.spec.DatabaseAddress;
import org.pierian.spec.diagnostic.Diagnostic;
import org.pierian.spec.diagnostic.DiagnosticCodes;
import org.pierian.spec.diagnostic.Kind;
import org.pierian.spec.language.ValueType;
import org.pierian.spec.yaml.Describe;
import org.pierian.spec.yaml.Node;
import org.pierian.spec.yaml.ScalarForm;
import org.pierian.spec.yaml.ScalarRules;

/// Reads texts: free ones, names, patterns of names, and paths below the spec's folder.
final class Texts {

    private static final int LONGEST_NAME = 100;
    private static final int LONGEST_PATTERN = 1000;

    private final Report report;

    Texts(Report report) {
        this.report = report;
    }

    Optional<String> text(ValueType.Text type, Node.Scalar node, Slot slot) {
        ScalarForm form = ScalarRules.form(node);
        if (type.form() == ValueType.TextForm.PLACE && form == ScalarForm.DECIMAL) {
            report.add(node, fraction(type, node, slot));
            return Optional.empty();
        }
        if (form != ScalarForm.TEXT) {
            report.add(node, Mismatch.of(type, node, slot));
            return Optional.empty();
        }
        boolean right = switch (type.form()) {
            case FREE, PLACE -> true;
            case NAME -> isName(node, slot);
            case LAYER -> isLayerName(node, slot);
            case PATH -> isPathInFolder(node, slot);
            case PATTERN -> isPattern(node, slot);
            case DATABASE -> isDatabase(node, slot);
        };
        return right ? Optional.of(node.text()) : Optional.empty();
    }

    private static Diagnostic fraction(ValueType.Text type, Node.Scalar node, Slot slot) {
        return Diagnostic.error(
                        DiagnosticCodes.NUMBER_FORM,
                        node.location(),
                        "`" + slot.key() + "` wants " + type.text() + ", got `" + Describe.cut(node.text()) + "`")
                .withLabel("has a point or an exponent")
                .withExpected(type.text(), Describe.node(node))
                .withHelp("write digits alone, or a name in quotes");
    }

    private boolean isName(Node.Scalar node, Slot slot) {
        String text = node.text();
        boolean right = !text.isEmpty() && text.length() <= LONGEST_NAME && isNameStart(text.charAt(0));
        for (int i = 0; i < text.length() && right; i++) {
            right = isNameStart(text.charAt(i)) || text.charAt(i) == '.' || text.charAt(i) == '-';
        }
        if (!right) {
            report.add(
                    node,
                    Diagnostic.error(
                                    DiagnosticCodes.TEXT_FORM,
                                    node.location(),
                                    "`" + slot.key() + "` names a folder and cannot be `" + Describe.cut(text) + "`")
                            .withLabel("not a name")
                            .withExpected("1 to 100 of A-Z a-z 0-9 . _ -", Describe.node(node))
                            .withHelp("use letters, digits and `_`, and after the first character also `.` and `-`"
                                    + example(text)));
        }
        return right;
    }

    private boolean isLayerName(Node.Scalar node, Slot slot) {
        String text = node.text();
        boolean right = !text.isEmpty()
                && text.length() <= LONGEST_NAME
                && text.chars().allMatch(c -> c < 128 && isNameStart((char) c))
                && !text.chars().allMatch(c -> c >= '0' && c <= '9');
        if (!right) {
            report.add(
                    node,
                    Diagnostic.error(
                                    DiagnosticCodes.TEXT_FORM,
                                    node.location(),
                                    "`" + slot.key() + "` names parameters and cannot be `" + Describe.cut(text) + "`")
                            .withLabel("not the name of a layer")
                            .withExpected("1 to 100 of A-Z a-z 0-9 _, not digits alone", Describe.node(node))
                            .withHelp("use letters, digits and `_`, and not digits alone"));
        }
        return right;
    }

    /// The name with `_` for each space, if only spaces are wrong.
    private static String example(String text) {
        String name = text.replace(' ', '_');
        boolean right = !name.isEmpty()
                && name.length() <= LONGEST_NAME
                && name.chars().allMatch(c -> c < 128 && isNameStart((char) c));
        return right ? ": `" + name + "`" : "";
    }

    static boolean isNameStart(char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_';
    }

    private boolean isPattern(Node.Scalar node, Slot slot) {
        String text = node.text();
        boolean right = !text.isEmpty()
                && text.length() <= LONGEST_PATTERN
                && !text.contains("***")
                && text.chars().allMatch(c -> c >= ' ');
        if (!right) {
            report.add(
                    node,
                    Diagnostic.error(
                                    DiagnosticCodes.TEXT_FORM,
                                    node.location(),
                                    "`" + slot.key() + "` cannot have `" + Describe.cut(text) + "`")
                            .withLabel("not a pattern of names")
                            .withExpected("1 to " + LONGEST_PATTERN + " characters", Describe.node(node))
                            .withHelp("write a name, with `*` for a part of it without dots, or `**` for any part"));
        }
        return right;
    }

    private boolean isPathInFolder(Node.Scalar node, Slot slot) {
        Optional<String> fault = pathFault(node.text());
        fault.ifPresent(text -> report.add(node, outside(node, slot.key(), text)));
        return fault.isEmpty();
    }

    static Diagnostic outside(Node.Scalar node, String key, String fault) {
        return Diagnostic.error(
                        DiagnosticCodes.OUTSIDE,
                        node.location(),
                        "`" + key + "` " + fault + ", got `" + Describe.cut(node.text()) + "`")
                .withKind(Kind.POLICY)
                .withLabel("not a file below the spec's folder")
                .withExpected("a path below the spec's folder", Describe.node(node))
                .withHelp("put the file next to the spec and write its name; a spec reads nothing outside its folder");
    }

    /// A url that may have a password in it is not shown.
    private boolean isDatabase(Node.Scalar node, Slot slot) {
        Optional<DatabaseAddress.Fault> fault = DatabaseAddress.fault(node.text());
        if (fault.isPresent()) {
            report.add(node, wrongUrl(node, slot, fault.get()));
            return false;
        }
        Optional<String> outside = DatabaseAddress.of(node.text()) instanceof DatabaseAddress.SqliteFile(String path)
                ? pathFault(path)
                : Optional.empty();
        outside.ifPresent(text -> report.add(node, outside(node, slot.key(), text)));
        return outside.isEmpty();
    }

    private static Diagnostic wrongUrl(Node.Scalar node, Slot slot, DatabaseAddress.Fault fault) {
        String got = fault.isSecret() ? "" : ", got `" + Describe.cut(node.text()) + "`";
        return Diagnostic.error(
                        DiagnosticCodes.TEXT_FORM, node.location(), "`" + slot.key() + "` " + fault.what() + got)
                .withLabel(fault.isSecret() ? "not shown" : "not a url that a spec may have")
                .withExpected(DatabaseAddress.FORMS, fault.isSecret() ? "a url with a secret" : Describe.node(node))
                .withHelp(fault.help());
    }

    /// What is wrong with a path, if anything: it must stay below the folder on every system.
    static Optional<String> pathFault(String path) {
        if (path.isEmpty()) {
            return Optional.of("must name a file");
        }
        if (path.indexOf('\0') >= 0 || path.length() > 1000) {
            return Optional.of("is not a path");
        }
        if (path.startsWith("/") || path.startsWith("~") || path.indexOf('\\') >= 0 || path.indexOf(':') >= 0) {
            return Optional.of("must be a relative path with `/`");
        }
        for (int from = 0; from <= path.length(); ) {
            int slash = path.indexOf('/', from);
            int end = slash < 0 ? path.length() : slash;
            if (path.substring(from, end).equals("..")) {
                return Optional.of("must not leave the spec's folder");
            }
            from = end + 1;
        }
        return Optional.empty();
    }
}
