package org.pierian.benchmarks;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SymbolLookup;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// The matrix product of OpenBLAS, through the foreign-function interface.
///
/// **Source:** Blackford et al. 2002, *An updated set of basic linear algebra subprograms*, `sgemm`.
@SuppressWarnings("restricted") // calling native code is the purpose
final class OpenBlas {

    private static final List<String> NAMES = List.of("libopenblas.so.0", "libopenblas.so", "libopenblas.dylib");
    private static final int ROW_MAJOR = 101;
    private static final int AS_IS = 111;
    private static final int TRANSPOSED = 112;

    private final MethodHandle sgemm;

    private OpenBlas(SymbolLookup library, int threads) {
        Linker linker = Linker.nativeLinker();
        ValueLayout.OfInt i = ValueLayout.JAVA_INT;
        ValueLayout.OfFloat f = ValueLayout.JAVA_FLOAT;
        this.sgemm = linker.downcallHandle(
                library.find("cblas_sgemm").orElseThrow(),
                FunctionDescriptor.ofVoid(
                        i,
                        i,
                        i,
                        i,
                        i,
                        i,
                        f,
                        ValueLayout.ADDRESS,
                        i,
                        ValueLayout.ADDRESS,
                        i,
                        f,
                        ValueLayout.ADDRESS,
                        i));
        MethodHandle setThreads = linker.downcallHandle(
                library.find("openblas_set_num_threads").orElseThrow(), FunctionDescriptor.ofVoid(i));
        try {
            setThreads.invokeExact(threads);
        } catch (Throwable e) {
            throw new IllegalStateException(e);
        }
    }

    /// The library, if this machine has it; the property `openblas` may name its file.
    static Optional<OpenBlas> find(int threads) {
        String own = System.getProperty("openblas", "");
        return Stream.concat(own.isEmpty() ? Stream.empty() : Stream.of(own), NAMES.stream())
                .flatMap(name -> open(name).stream())
                .findFirst()
                .map(library -> new OpenBlas(library, threads));
    }

    private static Optional<SymbolLookup> open(String name) {
        try {
            return Optional.of(SymbolLookup.libraryLookup(name, Arena.global()));
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
    }

    /// `C = A B`, or with A or B transposed, row by row in memory.
    void multiply(
            boolean transposeA,
            boolean transposeB,
            int m,
            int n,
            int k,
            MemorySegment a,
            MemorySegment b,
            MemorySegment c) {
        try {
            sgemm.invokeExact(
                    ROW_MAJOR,
                    transposeA ? TRANSPOSED : AS_IS,
                    transposeB ? TRANSPOSED : AS_IS,
                    m,
                    n,
                    k,
                    1f,
                    a,
                    transposeA ? m : k,
                    b,
                    transposeB ? k : n,
                    0f,
                    c,
                    n);
        } catch (Throwable e) {
            throw new IllegalStateException(e);
        }
    }
}
