package org.pierian.site;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.pierian.site.html.Site;

/// Makes the documentation site.
public final class SiteProgram {

    private SiteProgram() {}

    /// Writes the site.
    ///
    /// @param arguments the folder of the repository, and the folder to write to
    public static void main(String... arguments) throws IOException {
        if (arguments.length != 2) {
            throw new IllegalArgumentException("expected the folder of the repository and the folder to write to");
        }
        Path out = Path.of(arguments[1]);
        Map<String, byte[]> files = Site.of(Path.of(arguments[0]));
        Site.write(files, out);
        System.out.println(files.size() + " files in " + out);
    }
}
