/// Convolutions.
@NullMarked
package org.pierian.core.backend.cpu.convolution;

import org.jspecify.annotations.NullMarked;
