package org.pierian.spec;

/// What a network should say at each step of a text.
public enum TextTarget {
    /// The token after it.
    @Doc("the token after it.")
    NEXT_TOKEN,
    /// The token itself.
    @Doc("the token itself, for an autoencoder.")
    INPUT
}
