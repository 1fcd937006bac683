/// Sums, softmax and norms.
@NullMarked
package org.pierian.core.backend.cpu.reduction;

import org.jspecify.annotations.NullMarked;
