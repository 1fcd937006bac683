/// Pooling over windows.
@NullMarked
package org.pierian.core.backend.cpu.pooling;

import org.jspecify.annotations.NullMarked;
