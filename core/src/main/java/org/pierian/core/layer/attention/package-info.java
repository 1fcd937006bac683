/// Layers that mix the steps of a sequence.
@NullMarked
package org.pierian.core.layer.attention;

import org.jspecify.annotations.NullMarked;
