/// Steps of optimizers.
@NullMarked
package org.pierian.core.backend.cpu.update;

import org.jspecify.annotations.NullMarked;
