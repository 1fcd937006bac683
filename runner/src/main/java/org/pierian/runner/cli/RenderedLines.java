package org.pierian.runner.cli;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.pierian.spec.diagnostic.DisplayText;
import org.pierian.spec.diagnostic.Location;
import org.pierian.spec.read.Origin;
import org.pierian.spec.read.ResolvedSpec;
import org.pierian.spec.write.ResolvedLines;
import org.pierian.spec.write.ResolvedLines.Line;

/// The resolved spec with what is to be said about its lines.
final class RenderedLines {

    private static final int COMMENT_COLUMN = 40;

    private RenderedLines() {}

    /// Each value with its origin in a comment; still a spec.
    ///
    /// @param file the spec that was named on the command line, as messages show it
    static String explained(ResolvedSpec resolved, String file) {
        StringBuilder out = new StringBuilder();
        for (Line line : ResolvedLines.of(resolved)) {
            Optional<String> origin = line.origin().map(o -> origin(o, resolved, file));
            out.append(line.text());
            origin.ifPresent(text -> out.append(
                            " ".repeat(Math.max(2, COMMENT_COLUMN - line.text().length())))
                    .append("# ")
                    .append(DisplayText.line(text)));
            out.append('\n');
        }
        return out.toString();
    }

    private static String origin(Origin origin, ResolvedSpec resolved, String file) {
        return switch (origin) {
            case Origin.Default() -> "default";
            case Origin.Written(Location place) -> written(place, file);
            case Origin.Parameter(String owner, String name, Location _, Location definition) ->
                owner + "." + name + ", "
                        + (isOverride(definition) ? set(definition, resolved) : written(definition, file));
            case Origin.Overridden(Location place) -> set(place, resolved);
        };
    }

    private static boolean isOverride(Location place) {
        return place.file().equals("--set");
    }

    private static String set(Location place, ResolvedSpec resolved) {
        return "--set " + resolved.overrides().get(place.line() - 1).replace('\n', ' ');
    }

    private static String written(Location place, String file) {
        String where = place.file() + ":" + place.line();
        String by = place.file().equals(file) ? where : where + ", by extends";
        return place.use()
                .map(use -> by + ", block " + use.block() + " in line "
                        + use.place().line())
                .orElse(by);
    }

    /// What was filled in and changed, line by line: ` ` as it was written, `+` filled in or put there by
    /// `--set`, `-` replaced by it.
    ///
    /// @param plain the spec without what the command line changes; without, nothing is shown as replaced
    static String difference(ResolvedSpec resolved, Optional<ResolvedSpec> plain, String file) {
        List<Line> after = ResolvedLines.of(resolved);
        List<Line> before = plain.map(ResolvedLines::of).orElse(after).stream()
                .filter(line -> !line.filledIn())
                .toList();
        Set<String> old = new HashSet<>(before.stream().map(RenderedLines::key).toList());
        Set<String> fresh = new HashSet<>(after.stream().map(RenderedLines::key).toList());
        StringBuilder out = new StringBuilder(
                DisplayText.line("--- " + file) + "\n" + DisplayText.line("+++ " + file + " (resolved)") + "\n");
        int next = 0;
        for (Line line : after) {
            boolean both = old.contains(key(line));
            while (next < before.size() && !fresh.contains(key(before.get(next)))) {
                out.append('-').append(before.get(next++).text()).append('\n');
            }
            next += both ? 1 : 0;
            out.append(both ? ' ' : '+').append(line.text()).append('\n');
        }
        before.subList(next, before.size())
                .forEach(line -> out.append('-').append(line.text()).append('\n'));
        return out.toString();
    }

    private static String key(Line line) {
        return line.path() + "\n" + line.text();
    }
}
