package org.pierian.runner.file;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.random.RandomGenerator;

/// The content of a file: what the program sees, and what is safe. At a loss of power each sector that is not
/// safe is new, old, zero or anything, and the file ends anywhere.
final class VolatileFile {

    private static final int SECTOR = 512;

    private byte[] seen = new byte[0];
    private byte[] safe = new byte[0];

    void truncate() {
        seen = new byte[0];
    }

    void append(ByteBuffer bytes) {
        int end = seen.length;
        seen = Arrays.copyOf(seen, end + bytes.remaining());
        bytes.get(bytes.position(), seen, end, bytes.remaining());
    }

    void force() {
        safe = seen;
    }

    /// What is left of it.
    byte[] afterPowerLoss(RandomGenerator random) {
        if (Arrays.equals(seen, safe)) {
            return safe;
        }
        return switch (random.nextInt(6)) {
            case 0 -> safe;
            case 1 -> seen;
            case 2 -> new byte[0];
            case 3 -> Arrays.copyOf(seen, random.nextInt(seen.length + 1));
            case 4 -> Arrays.copyOf(seen, random.nextInt(seen.length / SECTOR + 1) * SECTOR);
            default -> mixed(random);
        };
    }

    private byte[] mixed(RandomGenerator random) {
        byte[] left = seen.clone();
        for (int from = 0; from < left.length; from += SECTOR) {
            int end = Math.min(from + SECTOR, left.length);
            switch (random.nextInt(4)) {
                case 0 -> Arrays.fill(left, from, end, (byte) 0);
                case 1 -> {
                    for (int i = from; i < end; i++) {
                        left[i] = i < safe.length ? safe[i] : 0;
                    }
                }
                case 2 -> {
                    for (int i = from; i < end; i++) {
                        left[i] = (byte) random.nextInt();
                    }
                }
                default -> {
                    // it was written in time
                }
            }
        }
        return left;
    }
}
