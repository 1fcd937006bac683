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

    /// The stream; descriptor 2 where the launcher names no other, or Java does not give access to it.
    static OutputStream open() {
        Integer number = Integer.getInteger(PROPERTY);
        return new FileOutputStream(number == null ? FileDescriptor.err : descriptor(number));
    }

    private static FileDescriptor descriptor(int number) {
        try {
            Constructor<FileDescriptor> constructor = FileDescriptor.class.getDeclaredConstructor(int.class);
            constructor.setAccessible(true);
            return constructor.newInstance(number);
        } catch (ReflectiveOperationException | RuntimeException _) {
            return FileDescriptor.err; // through the filter: whole lines still arrive
        }
    }
}
