package org.pierian.spec;

/// How large an architecture may be, whether its layers are written one by one, repeated or made of blocks.
public final class LayerLimits {

    /// Layers, containers among them, with everything written out.
    public static final int MOST = 20_000;

    /// Layers inside one another, the outermost included.
    public static final int DEEPEST = 60;

    private LayerLimits() {}
}
