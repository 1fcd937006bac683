package org.pierian.spec;

/// An activation whose outputs keep to a part of the numbers, and that is seldom meant to stand right before the
/// softmax of a loss.
public interface CutsOff {}
