/// What vector kernels share.
@NullMarked
package org.pierian.core.backend.cpu.vector;

import org.jspecify.annotations.NullMarked;
