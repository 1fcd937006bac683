package org.pierian.runner.predict;

import org.pierian.runner.file.PendingFile;

/// Where lines go.
@FunctionalInterface
public interface Sink {

    /// Writes to a file, which is there when all is well.
    static Sink to(PendingFile file) {
        return new Sink() {
            @Override
            public void write(String lines) {
                file.write(lines);
            }

            @Override
            public void end() {
                file.commit();
            }
        };
    }

    /// Takes lines, in order.
    void write(String lines);

    /// Nothing follows, and all is well.
    default void end() {}
}
