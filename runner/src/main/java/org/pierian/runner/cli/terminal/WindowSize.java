package org.pierian.runner.cli.terminal;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.util.Locale;
import java.util.Optional;

/// How many columns a terminal has now, asked of the operating system by `ioctl(fd, TIOCGWINSZ, ...)`.
///
/// Where it does not say, the environment variable `COLUMNS` counts, and else 80.
final class WindowSize {

    private static final int USUAL = 80;
    private static final long STRUCT_BYTES = 8; // rows, columns and two more, 16 bits each
    private static final long COLUMNS_OFFSET = 2;

    private WindowSize() {}

    /// `ioctl`, linked at first use; none on systems without it.
    private static final class Ioctl {
        private static final Optional<MethodHandle> HANDLE = link();
        private static final long REQUEST = request();

        @SuppressWarnings("restricted") // the launcher allows it
        private static Optional<MethodHandle> link() {
            if (System.getProperty("os.name", "").startsWith("Windows")) {
                return Optional.empty();
            }
            try {
                Linker linker = Linker.nativeLinker();
                FunctionDescriptor types = FunctionDescriptor.of(
                        ValueLayout.JAVA_INT, ValueLayout.JAVA_INT, ValueLayout.JAVA_LONG, ValueLayout.ADDRESS);
                return linker.defaultLookup()
                        .find("ioctl")
                        .map(address -> linker.downcallHandle(address, types, Linker.Option.firstVariadicArg(2)));
            } catch (UnsupportedOperationException | IllegalCallerException _) {
                return Optional.empty(); // a virtual machine that cannot, or may not, call the system
            }
        }

        /// `TIOCGWINSZ`: Linux has its own number, except where it took over that of an older system.
        private static long request() {
            String os = System.getProperty("os.name", "").toLowerCase(Locale.ROOT);
            String arch = System.getProperty("os.arch", "").toLowerCase(Locale.ROOT);
            boolean own = os.equals("linux") && !arch.startsWith("ppc") && !arch.startsWith("mips");
            return own ? 0x5413 : 0x40087468;
        }
    }

    /// The columns of the terminal behind a file descriptor.
    static int columns(int descriptor) {
        return Ioctl.HANDLE
                .map(ioctl -> ask(ioctl, descriptor))
                .filter(columns -> columns > 0)
                .orElseGet(() -> variable(System.getenv().getOrDefault("COLUMNS", "")));
    }

    /// Whether a file descriptor is a terminal, as far as the system says.
    static boolean isTerminal(int descriptor) {
        return Ioctl.HANDLE.filter(ioctl -> ask(ioctl, descriptor) >= 0).isPresent();
    }

    /// The columns, 0 where they are not known, -1 where there is no terminal.
    private static int ask(MethodHandle ioctl, int descriptor) {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment size = arena.allocate(STRUCT_BYTES, Short.BYTES);
            int result = (int) ioctl.invokeExact(descriptor, Ioctl.REQUEST, size);
            return result == 0 ? Short.toUnsignedInt(size.get(ValueLayout.JAVA_SHORT, COLUMNS_OFFSET)) : -1;
        } catch (Throwable e) {
            throw new IllegalStateException("ioctl cannot be called", e);
        }
    }

    static int variable(String columns) {
        return columns.matches("[1-9][0-9]{0,4}") ? Integer.parseInt(columns) : USUAL;
    }
}
