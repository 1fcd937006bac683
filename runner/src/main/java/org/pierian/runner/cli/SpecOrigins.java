package org.pierian.runner.cli;

import java.nio.file.Path;
import java.util.List;
import org.pierian.runner.file.AtomicFile;
import org.pierian.runner.run.RunFolder;
import org.pierian.spec.read.ResolvedSpec;

/// Where the values of a run's spec came from, kept next to what only this machine knows.
final class SpecOrigins {

    /// The file below `local/`: the resolved spec, with a comment at each line whose value has an origin.
    static final String FILE = "origins.yaml";

    private static final String COMMENT = "  # ";

    private SpecOrigins() {}

    /// Keeps the origins. Files are named as seen from the spec's folder.
    static void write(RunFolder folder, ResolvedSpec resolved, Path spec) {
        Path parent = spec.getParent();
        String prefix = parent == null ? "" : parent + spec.getFileSystem().getSeparator();
        StringBuilder text = new StringBuilder();
        RenderedLines.explained(resolved, spec.toString()).lines().forEach(line -> {
            int comment = line.indexOf(COMMENT);
            String origin = comment < 0 ? "" : line.substring(comment);
            text.append(line, 0, line.length() - origin.length());
            text.append(prefix.isEmpty() ? origin : origin.replace(prefix, "")).append('\n');
        });
        AtomicFile.write(folder.local(FILE), text.toString());
    }

    /// Whether the lines are those of a canonical spec, apart from the comments.
    static boolean isOf(String text, String canonical) {
        List<String> lines = text.lines().toList();
        List<String> wanted = canonical.lines().toList();
        if (lines.size() != wanted.size()) {
            return false;
        }
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i);
            boolean isSame = line.equals(wanted.get(i))
                    || (line.startsWith(wanted.get(i))
                            && line.substring(wanted.get(i).length())
                                    .stripLeading()
                                    .startsWith("# "));
            if (!isSame) {
                return false;
            }
        }
        return true;
    }
}
