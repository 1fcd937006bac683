package org.pierian.spec;

import java.util.List;

/// A record with rules between its keys.
public interface Constrained {

    /// The rules that do not hold, each with the key it is about.
    List<Contradiction> contradictions();
}
