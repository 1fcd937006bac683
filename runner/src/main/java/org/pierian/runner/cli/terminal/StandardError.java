package org.pierian.runner.cli.terminal;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.OutputStream;
import java.lang.reflect.Constructor;

/// The standard error as a person sees it. The launcher passes it as another descriptor while a filter reads what the
/// virtual machine itself writes to descriptor 2, see `docs/decisions/0009-launcher.md`.
final class StandardError {

    private static final String PROPERTY = "runner.stderr.descriptor";

    private StandardError() {}

    /// The number of the descriptor: 2, unless the launcher names another.
    static int descriptor() {
        return Integer.getInteger(PROPERTY, 2);
    }

    /// The stream; that of descriptor 2 where Java does not give access to the other.
    static OutputStream open() {
        int number = descriptor();
        return new FileOutputStream(number == 2 ? FileDescriptor.err : opened(number));
    }

    private static FileDescriptor opened(int number) {
        try {
            Constructor<FileDescriptor> constructor = FileDescriptor.class.getDeclaredConstructor(int.class);
            constructor.setAccessible(true);
            return constructor.newInstance(number);
        } catch (ReflectiveOperationException | RuntimeException _) {
            return FileDescriptor.err; // through the filter: whole lines still arrive
        }
    }
}
