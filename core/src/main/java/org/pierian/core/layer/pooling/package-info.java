/// Pooling over windows and whole axes, and resampling.
@NullMarked
package org.pierian.core.layer.pooling;

import org.jspecify.annotations.NullMarked;
