/// Pictures of any format, row by row.
@NullMarked
package org.pierian.runner.dataset.picture.raster;

import org.jspecify.annotations.NullMarked;
