/// Layers that drop parts of an example or add noise while training.
@NullMarked
package org.pierian.core.layer.noise;

import org.jspecify.annotations.NullMarked;
