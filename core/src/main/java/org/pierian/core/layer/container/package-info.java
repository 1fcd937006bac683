/// Layers that contain layers.
@NullMarked
package org.pierian.core.layer.container;

import org.jspecify.annotations.NullMarked;
