/// Pictures in JPEG, decoded by integers alone: each file has the same pixels on every machine, those that libjpeg
/// gives with its slow integer method.
@NullMarked
package org.pierian.runner.dataset.picture.jpeg;

import org.jspecify.annotations.NullMarked;
