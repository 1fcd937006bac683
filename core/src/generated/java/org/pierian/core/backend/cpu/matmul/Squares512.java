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
        IntVector low = LOW;
        IntVector high = HIGH;
        IntVector a0 = FloatVector.fromArray(S, source, s + 0 * line).reinterpretAsInts();
        IntVector a1 = FloatVector.fromArray(S, source, s + 1 * line).reinterpretAsInts();
        IntVector a2 = FloatVector.fromArray(S, source, s + 2 * line).reinterpretAsInts();
        IntVector a3 = FloatVector.fromArray(S, source, s + 3 * line).reinterpretAsInts();
        IntVector a4 = FloatVector.fromArray(S, source, s + 4 * line).reinterpretAsInts();
        IntVector a5 = FloatVector.fromArray(S, source, s + 5 * line).reinterpretAsInts();
        IntVector a6 = FloatVector.fromArray(S, source, s + 6 * line).reinterpretAsInts();
        IntVector a7 = FloatVector.fromArray(S, source, s + 7 * line).reinterpretAsInts();
        IntVector a8 = FloatVector.fromArray(S, source, s + 8 * line).reinterpretAsInts();
        IntVector a9 = FloatVector.fromArray(S, source, s + 9 * line).reinterpretAsInts();
        IntVector a10 = FloatVector.fromArray(S, source, s + 10 * line).reinterpretAsInts();
        IntVector a11 = FloatVector.fromArray(S, source, s + 11 * line).reinterpretAsInts();
        IntVector a12 = FloatVector.fromArray(S, source, s + 12 * line).reinterpretAsInts();
        IntVector a13 = FloatVector.fromArray(S, source, s + 13 * line).reinterpretAsInts();
        IntVector a14 = FloatVector.fromArray(S, source, s + 14 * line).reinterpretAsInts();
        IntVector a15 = FloatVector.fromArray(S, source, s + 15 * line).reinterpretAsInts();
        IntVector b0 = low.selectFrom(a0, a8);
        IntVector b1 = high.selectFrom(a0, a8);
        IntVector b2 = low.selectFrom(a1, a9);
        IntVector b3 = high.selectFrom(a1, a9);
        IntVector b4 = low.selectFrom(a2, a10);
        IntVector b5 = high.selectFrom(a2, a10);
        IntVector b6 = low.selectFrom(a3, a11);
        IntVector b7 = high.selectFrom(a3, a11);
        IntVector b8 = low.selectFrom(a4, a12);
        IntVector b9 = high.selectFrom(a4, a12);
        IntVector b10 = low.selectFrom(a5, a13);
        IntVector b11 = high.selectFrom(a5, a13);
        IntVector b12 = low.selectFrom(a6, a14);
        IntVector b13 = high.selectFrom(a6, a14);
        IntVector b14 = low.selectFrom(a7, a15);
        IntVector b15 = high.selectFrom(a7, a15);
        IntVector c0 = low.selectFrom(b0, b8);
        IntVector c1 = high.selectFrom(b0, b8);
        IntVector c2 = low.selectFrom(b1, b9);
        IntVector c3 = high.selectFrom(b1, b9);
        IntVector c4 = low.selectFrom(b2, b10);
        IntVector c5 = high.selectFrom(b2, b10);
        IntVector c6 = low.selectFrom(b3, b11);
        IntVector c7 = high.selectFrom(b3, b11);
        IntVector c8 = low.selectFrom(b4, b12);
        IntVector c9 = high.selectFrom(b4, b12);
        IntVector c10 = low.selectFrom(b5, b13);
        IntVector c11 = high.selectFrom(b5, b13);
        IntVector c12 = low.selectFrom(b6, b14);
        IntVector c13 = high.selectFrom(b6, b14);
        IntVector c14 = low.selectFrom(b7, b15);
        IntVector c15 = high.selectFrom(b7, b15);
        IntVector d0 = low.selectFrom(c0, c8);
        IntVector d1 = high.selectFrom(c0, c8);
        IntVector d2 = low.selectFrom(c1, c9);
        IntVector d3 = high.selectFrom(c1, c9);
        IntVector d4 = low.selectFrom(c2, c10);
        IntVector d5 = high.selectFrom(c2, c10);
        IntVector d6 = low.selectFrom(c3, c11);
        IntVector d7 = high.selectFrom(c3, c11);
        IntVector d8 = low.selectFrom(c4, c12);
        IntVector d9 = high.selectFrom(c4, c12);
        IntVector d10 = low.selectFrom(c5, c13);
        IntVector d11 = high.selectFrom(c5, c13);
        IntVector d12 = low.selectFrom(c6, c14);
        IntVector d13 = high.selectFrom(c6, c14);
        IntVector d14 = low.selectFrom(c7, c15);
        IntVector d15 = high.selectFrom(c7, c15);
        IntVector e0 = low.selectFrom(d0, d8);
        IntVector e1 = high.selectFrom(d0, d8);
        IntVector e2 = low.selectFrom(d1, d9);
        IntVector e3 = high.selectFrom(d1, d9);
        IntVector e4 = low.selectFrom(d2, d10);
        IntVector e5 = high.selectFrom(d2, d10);
        IntVector e6 = low.selectFrom(d3, d11);
        IntVector e7 = high.selectFrom(d3, d11);
        IntVector e8 = low.selectFrom(d4, d12);
        IntVector e9 = high.selectFrom(d4, d12);
        IntVector e10 = low.selectFrom(d5, d13);
        IntVector e11 = high.selectFrom(d5, d13);
        IntVector e12 = low.selectFrom(d6, d14);
        IntVector e13 = high.selectFrom(d6, d14);
        IntVector e14 = low.selectFrom(d7, d15);
        IntVector e15 = high.selectFrom(d7, d15);
        e0.reinterpretAsFloats().intoArray(target, t + 0 * width);
        e1.reinterpretAsFloats().intoArray(target, t + 1 * width);
        e2.reinterpretAsFloats().intoArray(target, t + 2 * width);
        e3.reinterpretAsFloats().intoArray(target, t + 3 * width);
        e4.reinterpretAsFloats().intoArray(target, t + 4 * width);
        e5.reinterpretAsFloats().intoArray(target, t + 5 * width);
        e6.reinterpretAsFloats().intoArray(target, t + 6 * width);
        e7.reinterpretAsFloats().intoArray(target, t + 7 * width);
        e8.reinterpretAsFloats().intoArray(target, t + 8 * width);
        e9.reinterpretAsFloats().intoArray(target, t + 9 * width);
        e10.reinterpretAsFloats().intoArray(target, t + 10 * width);
        e11.reinterpretAsFloats().intoArray(target, t + 11 * width);
        e12.reinterpretAsFloats().intoArray(target, t + 12 * width);
        e13.reinterpretAsFloats().intoArray(target, t + 13 * width);
        e14.reinterpretAsFloats().intoArray(target, t + 14 * width);
        e15.reinterpretAsFloats().intoArray(target, t + 15 * width);
    }

    /// The same for lines that begin anywhere; lines that are missing are the first.
    static void scatteredLines(
            float[] source, int s, int[] starts, int first, int live, float[] target, int t, int width) {
        IntVector low = LOW;
        IntVector high = HIGH;
        IntVector a0 = FloatVector.fromArray(S, source, s + starts[first]).reinterpretAsInts();
        IntVector a1 = FloatVector.fromArray(S, source, s + starts[live > 1 ? first + 1 : first]).reinterpretAsInts();
        IntVector a2 = FloatVector.fromArray(S, source, s + starts[live > 2 ? first + 2 : first]).reinterpretAsInts();
        IntVector a3 = FloatVector.fromArray(S, source, s + starts[live > 3 ? first + 3 : first]).reinterpretAsInts();
        IntVector a4 = FloatVector.fromArray(S, source, s + starts[live > 4 ? first + 4 : first]).reinterpretAsInts();
        IntVector a5 = FloatVector.fromArray(S, source, s + starts[live > 5 ? first + 5 : first]).reinterpretAsInts();
        IntVector a6 = FloatVector.fromArray(S, source, s + starts[live > 6 ? first + 6 : first]).reinterpretAsInts();
        IntVector a7 = FloatVector.fromArray(S, source, s + starts[live > 7 ? first + 7 : first]).reinterpretAsInts();
        IntVector a8 = FloatVector.fromArray(S, source, s + starts[live > 8 ? first + 8 : first]).reinterpretAsInts();
        IntVector a9 = FloatVector.fromArray(S, source, s + starts[live > 9 ? first + 9 : first]).reinterpretAsInts();
        IntVector a10 = FloatVector.fromArray(S, source, s + starts[live > 10 ? first + 10 : first]).reinterpretAsInts();
        IntVector a11 = FloatVector.fromArray(S, source, s + starts[live > 11 ? first + 11 : first]).reinterpretAsInts();
        IntVector a12 = FloatVector.fromArray(S, source, s + starts[live > 12 ? first + 12 : first]).reinterpretAsInts();
        IntVector a13 = FloatVector.fromArray(S, source, s + starts[live > 13 ? first + 13 : first]).reinterpretAsInts();
        IntVector a14 = FloatVector.fromArray(S, source, s + starts[live > 14 ? first + 14 : first]).reinterpretAsInts();
        IntVector a15 = FloatVector.fromArray(S, source, s + starts[live > 15 ? first + 15 : first]).reinterpretAsInts();
        IntVector b0 = low.selectFrom(a0, a8);
        IntVector b1 = high.selectFrom(a0, a8);
        IntVector b2 = low.selectFrom(a1, a9);
        IntVector b3 = high.selectFrom(a1, a9);
        IntVector b4 = low.selectFrom(a2, a10);
        IntVector b5 = high.selectFrom(a2, a10);
        IntVector b6 = low.selectFrom(a3, a11);
        IntVector b7 = high.selectFrom(a3, a11);
        IntVector b8 = low.selectFrom(a4, a12);
        IntVector b9 = high.selectFrom(a4, a12);
        IntVector b10 = low.selectFrom(a5, a13);
        IntVector b11 = high.selectFrom(a5, a13);
        IntVector b12 = low.selectFrom(a6, a14);
        IntVector b13 = high.selectFrom(a6, a14);
        IntVector b14 = low.selectFrom(a7, a15);
        IntVector b15 = high.selectFrom(a7, a15);
        IntVector c0 = low.selectFrom(b0, b8);
        IntVector c1 = high.selectFrom(b0, b8);
        IntVector c2 = low.selectFrom(b1, b9);
        IntVector c3 = high.selectFrom(b1, b9);
        IntVector c4 = low.selectFrom(b2, b10);
        IntVector c5 = high.selectFrom(b2, b10);
        IntVector c6 = low.selectFrom(b3, b11);
        IntVector c7 = high.selectFrom(b3, b11);
        IntVector c8 = low.selectFrom(b4, b12);
        IntVector c9 = high.selectFrom(b4, b12);
        IntVector c10 = low.selectFrom(b5, b13);
        IntVector c11 = high.selectFrom(b5, b13);
        IntVector c12 = low.selectFrom(b6, b14);
        IntVector c13 = high.selectFrom(b6, b14);
        IntVector c14 = low.selectFrom(b7, b15);
        IntVector c15 = high.selectFrom(b7, b15);
        IntVector d0 = low.selectFrom(c0, c8);
        IntVector d1 = high.selectFrom(c0, c8);
        IntVector d2 = low.selectFrom(c1, c9);
        IntVector d3 = high.selectFrom(c1, c9);
        IntVector d4 = low.selectFrom(c2, c10);
        IntVector d5 = high.selectFrom(c2, c10);
        IntVector d6 = low.selectFrom(c3, c11);
        IntVector d7 = high.selectFrom(c3, c11);
        IntVector d8 = low.selectFrom(c4, c12);
        IntVector d9 = high.selectFrom(c4, c12);
        IntVector d10 = low.selectFrom(c5, c13);
        IntVector d11 = high.selectFrom(c5, c13);
        IntVector d12 = low.selectFrom(c6, c14);
        IntVector d13 = high.selectFrom(c6, c14);
        IntVector d14 = low.selectFrom(c7, c15);
        IntVector d15 = high.selectFrom(c7, c15);
        IntVector e0 = low.selectFrom(d0, d8);
        IntVector e1 = high.selectFrom(d0, d8);
        IntVector e2 = low.selectFrom(d1, d9);
        IntVector e3 = high.selectFrom(d1, d9);
        IntVector e4 = low.selectFrom(d2, d10);
        IntVector e5 = high.selectFrom(d2, d10);
        IntVector e6 = low.selectFrom(d3, d11);
        IntVector e7 = high.selectFrom(d3, d11);
        IntVector e8 = low.selectFrom(d4, d12);
        IntVector e9 = high.selectFrom(d4, d12);
        IntVector e10 = low.selectFrom(d5, d13);
        IntVector e11 = high.selectFrom(d5, d13);
        IntVector e12 = low.selectFrom(d6, d14);
        IntVector e13 = high.selectFrom(d6, d14);
        IntVector e14 = low.selectFrom(d7, d15);
        IntVector e15 = high.selectFrom(d7, d15);
        e0.reinterpretAsFloats().intoArray(target, t + 0 * width);
        e1.reinterpretAsFloats().intoArray(target, t + 1 * width);
        e2.reinterpretAsFloats().intoArray(target, t + 2 * width);
        e3.reinterpretAsFloats().intoArray(target, t + 3 * width);
        e4.reinterpretAsFloats().intoArray(target, t + 4 * width);
        e5.reinterpretAsFloats().intoArray(target, t + 5 * width);
        e6.reinterpretAsFloats().intoArray(target, t + 6 * width);
        e7.reinterpretAsFloats().intoArray(target, t + 7 * width);
        e8.reinterpretAsFloats().intoArray(target, t + 8 * width);
        e9.reinterpretAsFloats().intoArray(target, t + 9 * width);
        e10.reinterpretAsFloats().intoArray(target, t + 10 * width);
        e11.reinterpretAsFloats().intoArray(target, t + 11 * width);
        e12.reinterpretAsFloats().intoArray(target, t + 12 * width);
        e13.reinterpretAsFloats().intoArray(target, t + 13 * width);
        e14.reinterpretAsFloats().intoArray(target, t + 14 * width);
        e15.reinterpretAsFloats().intoArray(target, t + 15 * width);
    }
}
