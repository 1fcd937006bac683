/// Losses: one number per example, and its gradient for the network's output.
@NullMarked
package org.pierian.core.loss;

import org.jspecify.annotations.NullMarked;
