package org.pierian.spec.write;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.pierian.spec.diagnostic.Diagnostic;
import org.pierian.spec.diagnostic.SourceText;
import org.pierian.spec.read.Origin;
import org.pierian.spec.read.ResolvedSpec;
import org.pierian.spec.yaml.Node;
import org.pierian.spec.yaml.YamlReader;

/// The canonical text of a resolved spec line by line, each with the value that starts on it and its origin.
public final class ResolvedLines {

    private final ResolvedSpec resolved;
    private final SourceText text;
    private final String[] paths;

    private ResolvedLines(ResolvedSpec resolved) {
        this.resolved = resolved;
        this.text = SourceText.of("canonical", SpecWriter.write(resolved.spec()));
        this.paths = new String[text.lineCount() + 1];
    }

    /// One line.
    ///
    /// @param text the line without its end
    /// @param path of the value that starts on the line, as in [ResolvedSpec]
    /// @param origin of the value at that path, if it has its own
    /// @param filledIn whether the value, or what contains it, is a default
    public record Line(String text, String path, Optional<Origin> origin, boolean filledIn) {}

    /// The lines of a spec.
    public static List<Line> of(ResolvedSpec resolved) {
        return new ResolvedLines(resolved).lines();
    }

    private List<Line> lines() {
        List<Diagnostic> problems = new ArrayList<>();
        visit(YamlReader.read(text, problems).orElseThrow(), "");
        List<Line> lines = new ArrayList<>();
        for (int number = 1; number <= text.lineCount(); number++) {
            String path = paths[number];
            if (path != null) {
                lines.add(new Line(
                        text.line(number),
                        path,
                        Optional.ofNullable(resolved.origins().get(path)),
                        isFilledIn(path)));
            }
        }
        return lines;
    }

    private void visit(Node node, String path) {
        if (node instanceof Node.Mapping mapping) {
            for (Node.Entry entry : mapping.entries()) {
                String child = path + (path.isEmpty() ? "" : ".") + entry.key().text();
                mark(entry.key(), child);
                visit(entry.value(), child);
            }
        } else if (node instanceof Node.Sequence sequence) {
            for (int i = 0; i < sequence.items().size(); i++) {
                String child = path + "[" + i + "]";
                mark(sequence.items().get(i), child);
                visit(sequence.items().get(i), child);
            }
        }
    }

    private void mark(Node node, String path) {
        int line = node.location().line();
        if (paths[line] == null) {
            paths[line] = path;
        }
    }

    private boolean isFilledIn(String path) {
        String at = path;
        while (!at.isEmpty()) {
            Origin origin = resolved.origins().get(at);
            if (origin != null) {
                return origin instanceof Origin.Default;
            }
            at = at.substring(0, Math.max(0, Math.max(at.lastIndexOf('.'), at.lastIndexOf('['))));
        }
        return false;
    }
}
