package org.pierian.spec;

import java.util.List;

/// A record of which some keys exclude values of others.
public interface Constrained {

    /// The rules that do not hold, each with the key it is about.
    List<Contradiction> contradictions();
}
