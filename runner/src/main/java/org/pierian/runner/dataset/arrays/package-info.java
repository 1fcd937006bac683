/// Arrays of numbers in files of NumPy's formats.
@NullMarked
package org.pierian.runner.dataset.arrays;

import org.jspecify.annotations.NullMarked;
