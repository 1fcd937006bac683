/// Pictures whose pixels stand in the file as they are: PGM, PPM and BMP.
@NullMarked
package org.pierian.runner.dataset.picture.bitmap;

import org.jspecify.annotations.NullMarked;
