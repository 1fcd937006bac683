/// Windows that move over images.
@NullMarked
package org.pierian.core.layer.window;

import org.jspecify.annotations.NullMarked;
