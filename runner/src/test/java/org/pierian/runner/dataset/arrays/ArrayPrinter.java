package org.pierian.runner.dataset.arrays;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.pierian.runner.failure.Failure;

/// Prints arrays for the comparison with NumPy: of each file its shape and the bits of all numbers, once as binary64
/// and once as
/// float32; or that it is refused, and by which code.
public final class ArrayPrinter {

    private ArrayPrinter() {}

    /// Prints the arrays of files.
    public static void main(String... files) {
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        for (String file : files) {
            try {
                NpyArray array = new NpyFiles(Path::of).read(file);
                StringBuilder line = new StringBuilder("array ")
                        .append(array.header().shapeText().replace(" ", ""));
                for (int i = 0; i < array.size(); i++) {
                    line.append(' ').append(Long.toHexString(Double.doubleToLongBits(array.number(i))));
                    line.append(':').append(Integer.toHexString(Float.floatToIntBits(array.single(i))));
                }
                out.println(line);
            } catch (Failure failure) {
                out.println("refused " + failure.code().orElse("") + " " + failure.exitCode());
            }
        }
    }
}
