/// Layers: what they compute forward, what they pass backward, and the parameters they own.
@NullMarked
package org.pierian.core.layer;

import org.jspecify.annotations.NullMarked;
