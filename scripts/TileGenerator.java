import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/// Writes the register tiles and the row kernels of the matrix product, one class of each per vector width, and the
/// squares that panels are transposed in. Run from the repository's root: `java scripts/TileGenerator.java`, or with a
/// folder to write to. A test compares what it writes with what is committed.
///
/// The loop over k must not be unrolled and every accumulator must be a local variable: that is what keeps them
/// in registers.
final class TileGenerator {

    private static final String PACKAGE = "org.pierian.core.backend.cpu.";

    private static Path target = Path.of("core/src/generated/java");

    public static void main(String[] args) throws IOException {
        if (args.length > 0) {
            target = Path.of(args[0]);
        }
        write("Tile512", 512, 14, 2, "32 registers: 28 sums, 2 vectors of B, 1 or 2 numbers of A");
        write("LowTile512", 512, 8, 2, "16 sums, for what taller tiles leave over");
        write("Tile256", 256, 3, 3, "16 registers: 9 sums, 3 vectors of B, 3 numbers of A");
        write("Tile128", 128, 8, 3, "32 registers: 24 sums, 3 vectors of B, the rest for A");
        writeConvolution("ConvolutionTile512", 512, 14);
        writeConvolution("LowConvolutionTile512", 512, 8);
        writeConvolution("ConvolutionTile256", 256, 4);
        writeConvolution("ConvolutionTile128", 128, 8);
        writeSquares();
        writeThin();
        for (int bits : new int[] {512, 256, 128}) {
            String lanes = Integer.toString(bits / 32);
            save("matmul", "RowKernel" + bits, ROW_KERNEL.replace("BITS", Integer.toString(bits)).replace("LANES", lanes));
        }
    }

    private static void save(String room, String name, String text) throws IOException {
        Path folder = target.resolve((PACKAGE + room).replace('.', '/'));
        Files.createDirectories(folder);
        Files.writeString(folder.resolve(name + ".java"), text);
    }

    /// A tile whose vectors of B lie at scattered offsets.
    private static void writeConvolution(String name, int bits, int rows) throws IOException {
        int lanes = bits / 32;
        int vectors = 2;
        StringBuilder s = new StringBuilder();
        s.append(String.format(Locale.ROOT, """
                package org.pierian.core.backend.cpu.convolution;

                import jdk.incubator.vector.FloatVector;
                import jdk.incubator.vector.VectorSpecies;

                /// The innermost loop of convolutions for %d rows in registers of %d bits. Written by
                /// `scripts/TileGenerator.java`.
                final class %s implements ConvolutionTile {

                    private static final VectorSpecies<Float> S = FloatVector.SPECIES_%d;

                    @Override
                    public int rows() {
                        return %d;
                    }

                    @Override
                    public int columns() {
                        return %d;
                    }

                    @Override
                    public void slide(
                            int from, int to, float[] a, int ao, float[] b, int bo, int[] cells, float[] c, int co, int cRow) {
                """, rows, bits, name, bits, rows, vectors * lanes));
        zeros(s, rows, vectors);
        s.append("        for (int p = from; p < to; p++) {\n            int at = bo + cells[p];\n");
        for (int v = 0; v < vectors; v++) {
            s.append(String.format(Locale.ROOT, "            FloatVector b%d = FloatVector.fromArray(S, b, at + %d);%n", v, v * lanes));
        }
        products(s, rows, vectors, "a[ao + %d]");
        s.append(String.format(Locale.ROOT, "            ao += %d;%n        }%n", rows));
        for (int i = 0; i < rows; i++) {
            for (int v = 0; v < vectors; v++) {
                s.append(String.format(Locale.ROOT, "        c%d_%d.intoArray(c, co + %d * cRow + %d);%n", i, v, i, v * lanes));
            }
        }
        s.append("    }\n}\n");
        save("convolution", name, s.toString());
    }

    /// Sixteen vectors cannot be handed on without leaving their registers, so each way to read has its own rounds.
    private static void writeSquares() throws IOException {
        StringBuilder s = new StringBuilder("""
                package org.pierian.core.backend.cpu.matmul;

                import jdk.incubator.vector.FloatVector;
                import jdk.incubator.vector.IntVector;
                import jdk.incubator.vector.VectorSpecies;

                /// Squares of 16 by 16 numbers, transposed in registers of 512 bits.
                ///
                /// That takes four rounds; each puts vectors i and i + 8 together one lane of each in turn. Written by
                /// `scripts/TileGenerator.java`.
                ///
                /// **Source:** Stone 1971, *Parallel processing with the perfect shuffle*.
                final class Squares512 {

                    private static final VectorSpecies<Float> S = FloatVector.SPECIES_512;
                    private static final VectorSpecies<Integer> INTS = IntVector.SPECIES_512;
                    /// Takes turns with the first halves of two vectors.
                    private static final IntVector LOW =
                            IntVector.fromArray(INTS, new int[] {0, 16, 1, 17, 2, 18, 3, 19, 4, 20, 5, 21, 6, 22, 7, 23}, 0);
                    /// Takes turns with the second halves.
                    private static final IntVector HIGH =
                            IntVector.fromArray(INTS, new int[] {8, 24, 9, 25, 10, 26, 11, 27, 12, 28, 13, 29, 14, 30, 15, 31}, 0);

                    private Squares512() {}

                    /// Sixteen lines of sixteen numbers become sixteen runs, written in ascending order.
                    static void lines(float[] source, int s, int line, float[] target, int t, int width) {
                """);
        square(s, "%1$d * line");
        s.append("""

                    /// The same for lines that begin anywhere; lines that are missing are the first.
                    static void scatteredLines(
                            float[] source, int s, int[] starts, int first, int live, float[] target, int t, int width) {
                """);
        square(s, "starts[live > %1$d ? first + %1$d : first]");
        s.append("}\n");
        save("matmul", "Squares512", s.toString().replace("live > 0 ? first + 0 : first", "first"));
    }

    private static void square(StringBuilder s, String start) {
        int lanes = 16;
        s.append("        IntVector low = LOW;\n        IntVector high = HIGH;\n");
        for (int i = 0; i < lanes; i++) {
            s.append(String.format(Locale.ROOT,
                    "        IntVector a%1$d = FloatVector.fromArray(S, source, s + " + start + ").reinterpretAsInts();%n", i));
        }
        for (char round = 'b'; round <= 'e'; round++) {
            char before = (char) (round - 1);
            for (int i = 0; i < lanes; i++) {
                s.append(String.format(Locale.ROOT, "        IntVector %c%d = %s.selectFrom(%c%d, %c%d);%n",
                        round, i, i % 2 == 0 ? "low" : "high", before, i / 2, before, i / 2 + lanes / 2));
            }
        }
        for (int i = 0; i < lanes; i++) {
            s.append(String.format(Locale.ROOT, "        e%1$d.reinterpretAsFloats().intoArray(target, t + %1$d * width);%n", i));
        }
        s.append("    }\n");
    }

    /// Rows of A that lie side by side, and rows that lie one after another.
    private static void writeThin() throws IOException {
        StringBuilder s = new StringBuilder("""
                package org.pierian.core.backend.cpu.matmul;

                import jdk.incubator.vector.FloatVector;
                import jdk.incubator.vector.VectorMask;
                import jdk.incubator.vector.VectorSpecies;

                /// The loops of [ThinMatMul512]: rows of C in one register each. Written by `scripts/TileGenerator.java`.
                final class ThinTile512 {

                    private static final VectorSpecies<Float> S = FloatVector.SPECIES_512;
                    private static final int LANES = 16;

                    private ThinTile512() {}

                    /// For rows of A whose numbers lie side by side, as where A is transposed: each line of the cache is read once.
                """);
        thin(s, "sixteen", 16, true);
        s.append("\n    /// For rows of A that lie one after another.\n");
        thin(s, "eight", 8, false);
        s.append("\n    /// For rows that are left over.\n");
        thin(s, "one", 1, true);
        s.append("}\n");
        save("matmul", "ThinTile512", s.toString());
    }

    private static void thin(StringBuilder s, String name, int rows, boolean sideBySide) {
        s.append(String.format(Locale.ROOT, "    static void %s(VectorMask<Float> row, int k, int whole, float[] a, int %s, int %s, "
                + "float[] b, int bo, int bRow, float[] last, float[] c, int co%s) {%n",
                name, sideBySide ? "ao" : "a0", sideBySide ? "aColumn" : "aRow", rows > 1 ? ", int cRow" : ""));
        for (int i = 1; i < rows && !sideBySide; i++) {
            s.append(String.format(Locale.ROOT, "        int a%d = a%d + aRow;%n", i, i - 1));
        }
        for (int i = 0; i < rows; i++) {
            s.append(String.format(Locale.ROOT, "        FloatVector c%d = FloatVector.zero(S);%n", i));
        }
        thinLoop(s, rows, sideBySide, "p = 0; p < whole", "b, bo", true);
        thinLoop(s, rows, sideBySide, "p = whole; p < k", "last, (p - whole) * LANES", false);
        for (int i = 0; i < rows; i++) {
            s.append(String.format(Locale.ROOT, "        c%d.intoArray(c, co%s, row);%n", i, rows > 1 ? " + " + i + " * cRow" : ""));
        }
        s.append("    }\n");
    }

    private static void thinLoop(
            StringBuilder s, int rows, boolean sideBySide, String range, String vector, boolean inB) {
        s.append(String.format(Locale.ROOT,
                "        for (int %s; p++) {%n            FloatVector v = FloatVector.fromArray(S, %s);%n", range, vector));
        for (int i = 0; i < rows; i++) {
            String at = !sideBySide ? "a" + i + " + p" : rows > 1 ? "ao + " + i : "ao";
            s.append(String.format(Locale.ROOT, "            c%d = FloatVector.broadcast(S, a[%s]).fma(v, c%d);%n", i, at, i));
        }
        s.append((sideBySide ? "            ao += aColumn;\n" : "") + (inB ? "            bo += bRow;\n" : "") + "        }\n");
    }

    private static void zeros(StringBuilder s, int rows, int vectors) {
        for (int i = 0; i < rows; i++) {
            for (int v = 0; v < vectors; v++) {
                s.append(String.format(Locale.ROOT, "        FloatVector c%d_%d = FloatVector.zero(S);%n", i, v));
            }
        }
    }

    private static void products(StringBuilder s, int rows, int vectors, String factor) {
        for (int i = 0; i < rows; i++) {
            s.append(String.format(Locale.ROOT, "            FloatVector a%d = FloatVector.broadcast(S, " + factor + ");%n", i, i));
            for (int v = 0; v < vectors; v++) {
                s.append(String.format(Locale.ROOT, "            c%d_%d = a%d.fma(b%d, c%d_%d);%n", i, v, i, v, i, v));
            }
        }
    }

    private static final String ROW_KERNEL = """
            package org.pierian.core.backend.cpu.matmul;

            import jdk.incubator.vector.FloatVector;
            import jdk.incubator.vector.VectorSpecies;

            /// Products of one row with a matrix and of two vectors, in registers of BITS bits.
            ///
            /// Columns are taken LANES at a time; the last vector begins so early that it ends with the row,
            /// which computes some columns twice and to the same bits. Written by `scripts/TileGenerator.java`.
            final class RowKernelBITS implements RowKernel {

                private static final VectorSpecies<Float> S = FloatVector.SPECIES_BITS;

                @Override
                public int lanes() {
                    return LANES;
                }

                @Override
                public void multiply(
                        int n, int k, float[] a, int ao, int aColumn, float[] b, int bo, int bRow, float[] c, int co) {
                    int j = 0;
                    for (; j + 4 * LANES <= n; j += 4 * LANES) {
                        four(k, a, ao, aColumn, b, bo + j, bRow, c, co + j, LANES, 2 * LANES, 3 * LANES);
                    }
                    int rest = n - j;
                    if (rest > 2 * LANES) {
                        int last = rest - LANES;
                        four(k, a, ao, aColumn, b, bo + j, bRow, c, co + j, LANES, Math.min(2 * LANES, last), last);
                    } else if (rest > LANES) {
                        two(k, a, ao, aColumn, b, bo + j, bRow, c, co + j, rest - LANES);
                    } else if (rest > 0) {
                        int back = LANES - rest;
                        one(k, a, ao, aColumn, b, bo + j - back, bRow, c, co + j - back);
                    }
                }

                private static void four(
                        int k,
                        float[] a,
                        int ao,
                        int aColumn,
                        float[] b,
                        int bo,
                        int bRow,
                        float[] c,
                        int co,
                        int j1,
                        int j2,
                        int j3) {
                    FloatVector c0 = FloatVector.zero(S);
                    FloatVector c1 = FloatVector.zero(S);
                    FloatVector c2 = FloatVector.zero(S);
                    FloatVector c3 = FloatVector.zero(S);
                    for (int p = 0; p < k; p++) {
                        FloatVector factor = FloatVector.broadcast(S, a[ao]);
                        c0 = factor.fma(FloatVector.fromArray(S, b, bo), c0);
                        c1 = factor.fma(FloatVector.fromArray(S, b, bo + j1), c1);
                        c2 = factor.fma(FloatVector.fromArray(S, b, bo + j2), c2);
                        c3 = factor.fma(FloatVector.fromArray(S, b, bo + j3), c3);
                        ao += aColumn;
                        bo += bRow;
                    }
                    c0.intoArray(c, co);
                    c1.intoArray(c, co + j1);
                    c2.intoArray(c, co + j2);
                    c3.intoArray(c, co + j3);
                }

                private static void two(
                        int k, float[] a, int ao, int aColumn, float[] b, int bo, int bRow, float[] c, int co, int j1) {
                    FloatVector c0 = FloatVector.zero(S);
                    FloatVector c1 = FloatVector.zero(S);
                    for (int p = 0; p < k; p++) {
                        FloatVector factor = FloatVector.broadcast(S, a[ao]);
                        c0 = factor.fma(FloatVector.fromArray(S, b, bo), c0);
                        c1 = factor.fma(FloatVector.fromArray(S, b, bo + j1), c1);
                        ao += aColumn;
                        bo += bRow;
                    }
                    c0.intoArray(c, co);
                    c1.intoArray(c, co + j1);
                }

                private static void one(
                        int k, float[] a, int ao, int aColumn, float[] b, int bo, int bRow, float[] c, int co) {
                    FloatVector c0 = FloatVector.zero(S);
                    for (int p = 0; p < k; p++) {
                        c0 = FloatVector.broadcast(S, a[ao]).fma(FloatVector.fromArray(S, b, bo), c0);
                        ao += aColumn;
                        bo += bRow;
                    }
                    c0.intoArray(c, co);
                }

                @Override
                public void outer(int m, int n, float[] a, int ao, int aRow, float[] b, int bo, float[] c, int co, int cRow) {
                    int j = 0;
                    for (; j + 2 * LANES <= n; j += 2 * LANES) {
                        outerTwo(m, a, ao, aRow, b, bo + j, c, co + j, cRow, LANES);
                    }
                    int rest = n - j;
                    if (rest > LANES) {
                        outerTwo(m, a, ao, aRow, b, bo + j, c, co + j, cRow, rest - LANES);
                    } else if (rest > 0) {
                        int back = LANES - rest;
                        outerTwo(m, a, ao, aRow, b, bo + j - back, c, co + j - back, cRow, 0);
                    }
                }

                /// The product is added to +0, because that is what a sum of one product is: -0 becomes +0.
                private static void outerTwo(
                        int m, float[] a, int ao, int aRow, float[] b, int bo, float[] c, int co, int cRow, int j1) {
                    FloatVector zero = FloatVector.zero(S);
                    FloatVector b0 = FloatVector.fromArray(S, b, bo);
                    FloatVector b1 = FloatVector.fromArray(S, b, bo + j1);
                    for (int i = 0; i < m; i++) {
                        FloatVector factor = FloatVector.broadcast(S, a[ao]);
                        factor.fma(b0, zero).intoArray(c, co);
                        factor.fma(b1, zero).intoArray(c, co + j1);
                        ao += aRow;
                        co += cRow;
                    }
                }
            }
            """;

    private static void write(String name, int bits, int rows, int vectors, String why) throws IOException {
        int lanes = bits / 32;
        StringBuilder s = new StringBuilder();
        s.append(String.format(Locale.ROOT, """
                package org.pierian.core.backend.cpu.matmul;

                import jdk.incubator.vector.FloatVector;
                import jdk.incubator.vector.VectorSpecies;

                /// A tile of %d rows and %d columns in registers of %d bits (%s).
                ///
                /// Written by `scripts/TileGenerator.java`.
                final class %s implements Tile {

                    private static final VectorSpecies<Float> S = FloatVector.SPECIES_%d;
                    private static final float[] ZEROS = new float[%d];

                    @Override
                    public int rows() {
                        return %d;
                    }

                    @Override
                    public int columns() {
                        return %d;
                    }

                    @Override
                    public void multiply(
                            int k, float[] a, int ao, float[] b, int bo, float[] c, int co, int cRow, boolean more) {
                        if (more) {
                            loop(k, a, ao, b, bo, c, co, cRow, c, co, cRow);
                        } else {
                            loop(k, a, ao, b, bo, c, co, cRow, ZEROS, 0, 0);
                        }
                    }

                    /// Sums start from what is in `from`: a choice for each vector would cost half the speed.
                    private static void loop(
                            int k,
                            float[] a,
                            int ao,
                            float[] b,
                            int bo,
                            float[] c,
                            int co,
                            int cRow,
                            float[] from,
                            int fo,
                            int fRow) {
                """, rows, vectors * lanes, bits, why, name, bits, vectors * lanes, rows, vectors * lanes));
        for (int i = 0; i < rows; i++) {
            for (int v = 0; v < vectors; v++) {
                s.append(String.format(Locale.ROOT,
                        "        FloatVector c%d_%d = FloatVector.fromArray(S, from, fo + %d * fRow + %d);%n",
                        i, v, i, v * lanes));
            }
        }
        s.append("        for (int p = 0; p < k; p++) {\n");
        for (int v = 0; v < vectors; v++) {
            s.append(String.format(Locale.ROOT, "            FloatVector b%d = FloatVector.fromArray(S, b, bo + %d);%n", v, v * lanes));
        }
        for (int i = 0; i < rows; i++) {
            s.append(String.format(Locale.ROOT, "            FloatVector a%d = FloatVector.broadcast(S, a[ao + %d]);%n", i, i));
            for (int v = 0; v < vectors; v++) {
                s.append(String.format(Locale.ROOT, "            c%d_%d = a%d.fma(b%d, c%d_%d);%n", i, v, i, v, i, v));
            }
        }
        s.append(String.format(Locale.ROOT, "            ao += %d;%n            bo += %d;%n        }%n", rows, vectors * lanes));
        for (int i = 0; i < rows; i++) {
            for (int v = 0; v < vectors; v++) {
                s.append(String.format(Locale.ROOT, "        c%d_%d.intoArray(c, co + %d * cRow + %d);%n", i, v, i, v * lanes));
            }
        }
        s.append("    }\n}\n");
        save("matmul", name, s.toString());
    }
}
