package org.pierian.runner.dataset.cache;

import java.util.Map;
import org.pierian.runner.failure.ExitCode;
import org.pierian.runner.failure.Failure;

/// From which size on examples are kept in a file and not in memory.
///
/// @param bytes the most that the inputs of a split may take in memory
public record CacheLimit(long bytes) {

    private static final String VARIABLE = "RUNNER_CACHE_ABOVE";
    private static final int PART_OF_HEAP = 4;
    private static final long MEBIBYTE = 1L << 20;
    private static final long LARGEST_ARRAY = Integer.MAX_VALUE - 16L;

    /// Of this process: what the environment variable `RUNNER_CACHE_ABOVE` says in MiB, else a quarter of the heap.
    ///
    /// @throws Failure when the variable holds something else
    public static CacheLimit ofProcess() {
        return of(System.getenv(), Runtime.getRuntime().maxMemory());
    }

    /// @param heap bytes of the largest heap
    static CacheLimit of(Map<String, String> environment, long heap) {
        String text = environment.getOrDefault(VARIABLE, "");
        if (text.isEmpty()) {
            return new CacheLimit(Math.min(LARGEST_ARRAY, heap / PART_OF_HEAP));
        }
        if (!text.matches("\\d{1,9}")) {
            throw Failure.of(
                            ExitCode.INPUT,
                            "the environment variable `" + VARIABLE + "` is `" + text + "`, expected a number of MiB")
                    .at(VARIABLE)
                    .help("write for example `" + VARIABLE + "=4096`, or unset it");
        }
        return new CacheLimit(Math.min(LARGEST_ARRAY, Integer.parseInt(text) * MEBIBYTE));
    }

    /// Whether examples of a size go to a file.
    public boolean isBelow(long size) {
        return size > bytes;
    }

    /// What examples of a size take of the heap.
    public long heap(long size) {
        return isBelow(size) ? 0 : size;
    }
}
