package org.pierian.spec;

/// How the learning rate moves from one value to another.
public enum Annealing {
    /// Half a cosine.
    @Doc("Half a cosine.")
    COS,
    /// A straight line.
    @Doc("A straight line.")
    LINEAR
}
