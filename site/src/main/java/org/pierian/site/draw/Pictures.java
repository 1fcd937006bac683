package org.pierian.site.draw;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;

/// The pictures of the documentation that the program makes of itself, as `docs/images` has them.
public final class Pictures {

    private static final String BROKEN = "digits.yaml";

    private Pictures() {}

    /// The animation of a network that learns.
    ///
    /// @param root the folder of the repository
    /// @param work an empty folder
    public static String twoMoons(Path root, Path work) throws IOException {
        return Animation.of(TwoMoons.learn(root, work));
    }

    /// What the program says about a spec with errors.
    ///
    /// @param work an empty folder
    public static String errors(Path work) throws IOException {
        Path spec = work.resolve(BROKEN);
        try (InputStream in = Objects.requireNonNull(Pictures.class.getResourceAsStream(BROKEN))) {
            Files.copy(in, spec);
        }
        String messages = Program.colouredMessages("check", spec.toString()).replace(spec.toString(), BROKEN);
        return TerminalPicture.of(
                "A terminal: all errors of a spec at once, each with its line, a caret, and what to write",
                "runner check " + BROKEN,
                messages);
    }
}
