/// The memory of the CPU: arrays, and results that are deferred until somebody reads them.
@NullMarked
package org.pierian.core.backend.cpu.memory;

import org.jspecify.annotations.NullMarked;
