/// Convolutions.
@NullMarked
package org.pierian.core.layer.convolution;

import org.jspecify.annotations.NullMarked;
