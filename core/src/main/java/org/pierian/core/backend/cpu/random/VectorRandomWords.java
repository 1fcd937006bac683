package org.pierian.core.backend.cpu.random;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/// [RandomKernel] on vector registers: each lane computes one block.
final class VectorRandomWords implements RandomKernel {

    private static final VectorSpecies<Integer> I = IntVector.SPECIES_PREFERRED;
    private static final VectorSpecies<Float> F = FloatVector.SPECIES_PREFERRED;
    private static final int L = I.length();
    /// First words, and then second words, of a group.
    private static final int HALF = 64;
    private static final int GROUP = 2 * HALF;
    private static final int PARITY = 0x1BD11BDA;
    private static final int[] COUNT = new int[L];

    static {
        for (int i = 0; i < L; i++) {
            COUNT[i] = i;
        }
    }

    private final ThreadLocal<float[]> wholeGroup = ThreadLocal.withInitial(() -> new float[GROUP]);

    @Override
    public void keepMask(int key0, int key1, int counter, int threshold, float[] mask, int from, int to, int before) {
        int group = from & -GROUP;
        if (group < from) {
            someOfGroup(key0, key1, counter, threshold, mask, group, from, Math.min(to, group + GROUP), before);
            group += GROUP;
        }
        for (; group + GROUP <= to; group += GROUP) {
            for (int i = 0; i < HALF; i += L) {
                blocks(key0, key1, counter, (group >>> 1) + i, threshold, mask, group + i - before);
            }
        }
        if (group < to) {
            someOfGroup(key0, key1, counter, threshold, mask, group, group, to, before);
        }
    }

    /// Elements `from .. to` of the group that begins with element `group`.
    private void someOfGroup(
            int key0, int key1, int counter, int threshold, float[] mask, int group, int from, int to, int before) {
        float[] whole = wholeGroup.get();
        for (int i = 0; i < Math.min(HALF, to - group); i += L) {
            blocks(key0, key1, counter, (group >>> 1) + i, threshold, whole, i);
        }
        System.arraycopy(whole, from - group, mask, from - before, to - from);
    }

    /// Straight-line on purpose: the compiler refuses the loop around it when the rounds stand inside.
    private static void blocks(int key0, int key1, int counter, int first, int threshold, float[] mask, int at) {
        int key2 = PARITY ^ key0 ^ key1;
        IntVector x0 = IntVector.broadcast(I, counter + key0);
        IntVector x1 = IntVector.fromArray(I, COUNT, 0).add(first + key1);

        x0 = x0.add(x1);
        x1 = x1.lanewise(VectorOperators.ROL, 13).lanewise(VectorOperators.XOR, x0);
        x0 = x0.add(x1);
        x1 = x1.lanewise(VectorOperators.ROL, 15).lanewise(VectorOperators.XOR, x0);
        x0 = x0.add(x1);
        x1 = x1.lanewise(VectorOperators.ROL, 26).lanewise(VectorOperators.XOR, x0);
        x0 = x0.add(x1);
        x1 = x1.lanewise(VectorOperators.ROL, 6).lanewise(VectorOperators.XOR, x0);
        x0 = x0.add(key1);
        x1 = x1.add(key2 + 1);

        x0 = x0.add(x1);
        x1 = x1.lanewise(VectorOperators.ROL, 17).lanewise(VectorOperators.XOR, x0);
        x0 = x0.add(x1);
        x1 = x1.lanewise(VectorOperators.ROL, 29).lanewise(VectorOperators.XOR, x0);
        x0 = x0.add(x1);
        x1 = x1.lanewise(VectorOperators.ROL, 16).lanewise(VectorOperators.XOR, x0);
        x0 = x0.add(x1);
        x1 = x1.lanewise(VectorOperators.ROL, 24).lanewise(VectorOperators.XOR, x0);
        x0 = x0.add(key2);
        x1 = x1.add(key0 + 2);

        x0 = x0.add(x1);
        x1 = x1.lanewise(VectorOperators.ROL, 13).lanewise(VectorOperators.XOR, x0);
        x0 = x0.add(x1);
        x1 = x1.lanewise(VectorOperators.ROL, 15).lanewise(VectorOperators.XOR, x0);
        x0 = x0.add(x1);
        x1 = x1.lanewise(VectorOperators.ROL, 26).lanewise(VectorOperators.XOR, x0);
        x0 = x0.add(x1);
        x1 = x1.lanewise(VectorOperators.ROL, 6).lanewise(VectorOperators.XOR, x0);
        x0 = x0.add(key0);
        x1 = x1.add(key1 + 3);

        x0 = x0.add(x1);
        x1 = x1.lanewise(VectorOperators.ROL, 17).lanewise(VectorOperators.XOR, x0);
        x0 = x0.add(x1);
        x1 = x1.lanewise(VectorOperators.ROL, 29).lanewise(VectorOperators.XOR, x0);
        x0 = x0.add(x1);
        x1 = x1.lanewise(VectorOperators.ROL, 16).lanewise(VectorOperators.XOR, x0);
        x0 = x0.add(x1);
        x1 = x1.lanewise(VectorOperators.ROL, 24).lanewise(VectorOperators.XOR, x0);
        x0 = x0.add(key1);
        x1 = x1.add(key2 + 4);

        x0 = x0.add(x1);
        x1 = x1.lanewise(VectorOperators.ROL, 13).lanewise(VectorOperators.XOR, x0);
        x0 = x0.add(x1);
        x1 = x1.lanewise(VectorOperators.ROL, 15).lanewise(VectorOperators.XOR, x0);
        x0 = x0.add(x1);
        x1 = x1.lanewise(VectorOperators.ROL, 26).lanewise(VectorOperators.XOR, x0);
        x0 = x0.add(x1);
        x1 = x1.lanewise(VectorOperators.ROL, 6).lanewise(VectorOperators.XOR, x0);
        x0 = x0.add(key2);
        x1 = x1.add(key0 + 5);

        keep(x0, threshold).intoArray(mask, at);
        keep(x1, threshold).intoArray(mask, at + HALF);
    }

    private static FloatVector keep(IntVector words, int threshold) {
        IntVector upper = words.lanewise(VectorOperators.LSHR, 8);
        return FloatVector.zero(F)
                .blend(1f, upper.compare(VectorOperators.GE, threshold).cast(F));
    }
}
