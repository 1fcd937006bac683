/// Layers that normalize.
@NullMarked
package org.pierian.core.layer.norm;

import org.jspecify.annotations.NullMarked;
