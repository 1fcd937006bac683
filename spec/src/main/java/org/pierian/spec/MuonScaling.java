package org.pierian.spec;

/// How the step size of [AdaptiveSpec.Muon] follows from the sides of a matrix.
public enum MuonScaling {
    /// Times sqrt(max(1, out / rest)).
    @Doc("Times sqrt(max(1, out / rest)).")
    ORIGINAL,
    /// Times 0.2 sqrt(max(out, rest)): elements change about as much as by adamw, with the rates of adamw.
    @Doc("Times 0.2 * sqrt(max(out, rest)): elements change about as much as by adamw, with the rates of adamw.")
    MATCH_RMS_ADAMW
}
