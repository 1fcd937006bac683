/// JSON that others have written: how it is read, and how large and how deep it may be.
@NullMarked
package org.pierian.runner.json;

import org.jspecify.annotations.NullMarked;
