package org.pierian.core;

/// The version of the arithmetic: of how every operation is rounded and ordered.
///
/// Two engines with the same version give the same bits. Version 0 makes no promise from one build to the next.
public final class Numerics {

    /// The version of this engine.
    public static final int VERSION = 0;

    private Numerics() {}
}
