package org.pierian.runner.failure;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;

/// Writes down a bug of the program, so that it can be reported.
public final class BugReport {

    private BugReport() {}

    /// Writes a report file into the present folder, or the one for temporary files.
    public static Failure of(Throwable bug) {
        StringWriter text = new StringWriter();
        text.write("Pierian failed because of a bug of its own.\n\n");
        text.write("java " + System.getProperty("java.version") + ", " + System.getProperty("os.name") + " "
                + System.getProperty("os.arch") + "\n\n");
        try (PrintWriter writer = new PrintWriter(text)) {
            bug.printStackTrace(writer);
        }
        Failure failure = Failure.of(ExitCode.BUG, "this is a bug in Pierian: " + bug);
        for (Path folder : new Path[] {Path.of(""), Path.of(System.getProperty("java.io.tmpdir", "."))}) {
            Path file = folder.resolve("pierian-bug-" + ProcessHandle.current().pid() + ".txt");
            try {
                Files.writeString(file, text.toString());
                return failure.at(file.toString()).help("please send that file to the project's issue tracker");
            } catch (IOException _) {
                // Try the next folder.
            }
        }
        return failure.help("please report it");
    }
}
