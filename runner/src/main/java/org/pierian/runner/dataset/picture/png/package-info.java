/// Pictures in PNG.
@NullMarked
package org.pierian.runner.dataset.picture.png;

import org.jspecify.annotations.NullMarked;
