package org.pierian.runner.onnx.read;

import java.util.LinkedHashSet;
import java.util.Set;
import org.pierian.runner.failure.Count;
import org.pierian.runner.failure.ExitCode;
import org.pierian.runner.failure.Failure;
import org.pierian.runner.onnx.format.OnnxNode;
import org.pierian.spec.diagnostic.DisplayText;

/// What of a model the language cannot say, all at once.
final class Problems {

    private static final int MOST_SHOWN = 50;
    private static final int MOST_CHARACTERS = 80;

    private final Set<String> found = new LinkedHashSet<>();

    /// Notes a node.
    ///
    /// @param why what it is that cannot be said
    void add(OnnxNode node, String why) {
        String name = node.name().isEmpty() ? "a node without a name" : "node " + shown(node.name());
        found.add(name + ", operator " + shown(node.operator()) + ": " + why);
    }

    /// Notes something else.
    void add(String problem) {
        found.add(problem);
    }

    boolean isEmpty() {
        return found.isEmpty();
    }

    static String shown(String text) {
        return "`" + DisplayText.line(DisplayText.cut(text, MOST_CHARACTERS)) + "`";
    }

    /// Refuses a model that has some.
    void refuse(String file) {
        if (found.isEmpty()) {
            return;
        }
        Failure failure = Failure.of(
                        ExitCode.INPUT,
                        "the model has " + Count.of(found.size(), "part")
                                + " that a spec cannot say, and nothing was written")
                .at(file);
        for (String problem : found.stream().limit(MOST_SHOWN).toList()) {
            failure = failure.detail(problem);
        }
        if (found.size() > MOST_SHOWN) {
            failure = failure.detail("and " + (found.size() - MOST_SHOWN) + " more");
        }
        throw failure.help("docs/onnx.md has the operators that are read");
    }
}
