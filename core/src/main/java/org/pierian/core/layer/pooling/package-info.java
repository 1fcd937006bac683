/// Pooling over windows.
@NullMarked
package org.pierian.core.layer.pooling;

import org.jspecify.annotations.NullMarked;
