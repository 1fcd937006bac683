package org.pierian.runner.dataset.arrays;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.pierian.runner.failure.DataMistake;
import org.pierian.runner.failure.Failure;
import org.pierian.spec.diagnostic.DisplayText;

/// Reads the text in front of an array: `{'descr': '<f8', 'fortran_order': False, 'shape': (3, 4), }`, a literal of
/// Python with these three keys, each once, and nothing else.
///
/// **Source:** NumPy, `numpy.lib.format`, version 1.0 to 3.0.
final class HeaderReader {

    private static final int MOST_AXES = 32;
    private static final int MOST_DIGITS = 19;
    private static final long MOST = Integer.MAX_VALUE - 16L; // elements of an array of Java

    private final String text;
    private final String name;
    private int at;
    private @Nullable NpyType type;
    private @Nullable Boolean isFortran;
    private @Nullable List<Long> shape;

    private HeaderReader(String text, String name) {
        this.text = text;
        this.name = name;
    }

    /// Reads a header.
    ///
    /// @param text from its first brace to the end of its line
    /// @param name the array's name, for messages
    /// @throws Failure when it is no such header, or one of an array that cannot be read
    static NpyHeader read(String text, String name) {
        return new HeaderReader(text, name).read();
    }

    private NpyHeader read() {
        expect('{');
        while (!take('}')) {
            entry();
            if (!take(',')) {
                expect('}');
                break;
            }
        }
        skip();
        if (at < text.length()) {
            throw malformed("continues after its last brace");
        }
        if (type == null || isFortran == null || shape == null) {
            String missing = type == null ? "descr" : isFortran == null ? "fortran_order" : "shape";
            throw malformed("has no `" + missing + "`");
        }
        requireFit(type, shape);
        return new NpyHeader(
                type, isFortran, shape.stream().map(Math::toIntExact).toList());
    }

    private void entry() {
        String key = string();
        expect(':');
        boolean isNew = switch (key) {
            case "descr" -> {
                boolean first = type == null;
                type = type();
                yield first;
            }
            case "fortran_order" -> {
                boolean first = isFortran == null;
                isFortran = truth();
                yield first;
            }
            case "shape" -> {
                boolean first = shape == null;
                shape = shape();
                yield first;
            }
            default -> throw malformed("has the key `" + shown(key) + "`, which no array has");
        };
        if (!isNew) {
            throw malformed("has the key `" + key + "` twice");
        }
    }

    private NpyType type() {
        skip();
        if (at < text.length() && "[({".indexOf(text.charAt(at)) >= 0) {
            throw refused("has records with named fields")
                    .help("save the fields that you need as an array of numbers: `numpy.lib.recfunctions"
                            + ".structured_to_unstructured`");
        }
        String written = string();
        Optional<NpyType> known = NpyType.of(written);
        return known.orElseThrow(() -> refused("holds " + NpyType.refused(written) + " (`" + shown(written) + "`)")
                .help("save numbers: bool, int8 to int64, uint8 to uint64, or float16 to float64"));
    }

    private boolean truth() {
        skip();
        for (String word : List.of("True", "False")) {
            if (text.startsWith(word, at)) {
                at += word.length();
                return word.equals("True");
            }
        }
        throw malformed("has a `fortran_order` that is neither True nor False");
    }

    private List<Long> shape() {
        expect('(');
        List<Long> axes = new ArrayList<>();
        boolean comma = true;
        while (!take(')')) {
            if (!comma) {
                throw malformed("has a `shape` without commas");
            }
            if (axes.size() == MOST_AXES) {
                throw refused("has more than " + MOST_AXES + " axes");
            }
            axes.add(axis());
            comma = take(',');
        }
        if (axes.size() == 1 && !comma) {
            throw malformed("has a `shape` that is no tuple; one axis is written with a comma, `(3,)`");
        }
        return axes;
    }

    private long axis() {
        skip();
        if (at < text.length() && text.charAt(at) == '-') {
            throw refused("has a negative axis");
        }
        int from = at;
        while (at < text.length() && text.charAt(at) >= '0' && text.charAt(at) <= '9') {
            at++;
        }
        int digits = at - from;
        if (digits == 0 || (digits > 1 && text.charAt(from) == '0')) {
            throw malformed("has a `shape` that is not of integers");
        }
        return digits >= MOST_DIGITS ? Long.MAX_VALUE : Long.parseLong(text.substring(from, at));
    }

    /// One axis alone may be too large, beside an empty one.
    private void requireFit(NpyType of, List<Long> axes) {
        long bytes = of.bytes();
        for (long axis : axes) {
            bytes = axis > MOST ? Long.MAX_VALUE : Math.multiplyHigh(bytes, axis) == 0 ? bytes * axis : Long.MAX_VALUE;
            if (bytes > MOST || bytes < 0) {
                throw refused("has the shape " + NpyHeader.text(axes) + " of " + of.text()
                                + ", more than 2,147,483,631 bytes")
                        .help("save fewer examples, or numbers of fewer bytes");
            }
        }
    }

    private String string() {
        skip();
        char quote = at < text.length() ? text.charAt(at) : ' ';
        int end = quote == '\'' || quote == '"' ? text.indexOf(quote, at + 1) : -1;
        if (end < 0) {
            throw malformed("has something else where a text in quotes belongs");
        }
        String value = text.substring(at + 1, end);
        if (value.indexOf('\\') >= 0 || value.indexOf('\n') >= 0) {
            throw malformed("has a text with a backslash or a line break");
        }
        at = end + 1;
        return value;
    }

    private boolean take(char wanted) {
        skip();
        boolean found = at < text.length() && text.charAt(at) == wanted;
        at += found ? 1 : 0;
        return found;
    }

    private void expect(char wanted) {
        if (!take(wanted)) {
            throw malformed("has no `" + wanted + "` where one belongs");
        }
    }

    private void skip() {
        while (at < text.length() && (text.charAt(at) == ' ' || text.charAt(at) == '\n')) {
            at++;
        }
    }

    private static String shown(String value) {
        return DisplayText.cut(DisplayText.line(value));
    }

    private Failure malformed(String what) {
        return DataMistake.ARRAY
                .failure("the header of `" + name + "` " + what)
                .at(name)
                .detail("character " + at + " of `" + shown(text.strip()) + "`")
                .help("save it again with `numpy.save`");
    }

    private Failure refused(String what) {
        return DataMistake.ARRAY.failure("`" + name + "` " + what).at(name);
    }
}
