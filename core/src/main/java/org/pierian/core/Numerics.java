package org.pierian.core;

/// The version of the arithmetic: of how every operation is rounded and ordered.
///
/// Two engines with the same version give the same bits. Version 0, before the first, made no promise from one
/// build to the next.
public final class Numerics {

    /// The version of this engine.
    public static final int VERSION = 1;

    private Numerics() {}
}
