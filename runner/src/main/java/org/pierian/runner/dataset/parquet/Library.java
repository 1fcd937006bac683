package org.pierian.runner.dataset.parquet;

import java.util.logging.Level;
import java.util.logging.Logger;

/// Prepares the library that decodes Parquet files.
final class Library {

    private static final Logger LOGGER = Logger.getLogger("dev.hardwood"); // kept, so that its level is

    private Library() {}

    /// The library does not log, as what is wrong with a file is an exception, and decompresses gzip with the JDK alone
    /// and not with a native library that a machine may have.
    static void prepare() {
        LOGGER.setLevel(Level.OFF);
        System.setProperty("hardwood.uselibdeflate", "false");
    }
}
