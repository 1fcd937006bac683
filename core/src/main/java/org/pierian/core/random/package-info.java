/// Counter-based random numbers: every draw is a function of seed, stream, layer path, step and index.
@NullMarked
package org.pierian.core.random;

import org.jspecify.annotations.NullMarked;
