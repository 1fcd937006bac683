/// Windows that move over pictures.
@NullMarked
package org.pierian.core.layer.window;

import org.jspecify.annotations.NullMarked;
