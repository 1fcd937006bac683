/// Images of a dataset in one image.
@NullMarked
package org.pierian.runner.dataset.picture;

import org.jspecify.annotations.NullMarked;
