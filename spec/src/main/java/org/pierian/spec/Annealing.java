package org.pierian.spec;

/// The way from one learning rate to another.
public enum Annealing {
    /// Half a cosine.
    @Doc("Half a cosine.")
    COS,
    /// A straight line.
    @Doc("A straight line.")
    LINEAR
}
