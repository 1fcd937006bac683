/// Pictures in GIF.
@NullMarked
package org.pierian.runner.dataset.picture.gif;

import org.jspecify.annotations.NullMarked;
