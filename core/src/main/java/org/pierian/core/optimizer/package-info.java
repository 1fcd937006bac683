/// Optimizers: how parameters follow their gradients.
@NullMarked
package org.pierian.core.optimizer;

import org.jspecify.annotations.NullMarked;
