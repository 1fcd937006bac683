/// Pictures as examples of one size.
@NullMarked
package org.pierian.runner.dataset.picture.resize;

import org.jspecify.annotations.NullMarked;
