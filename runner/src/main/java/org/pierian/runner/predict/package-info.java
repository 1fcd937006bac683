/// Predictions of a trained network: reading new examples, saying what its outputs mean, writing that down.
@NullMarked
package org.pierian.runner.predict;

import org.jspecify.annotations.NullMarked;
