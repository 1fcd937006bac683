/// Random changes of pictures while a network is trained.
@NullMarked
package org.pierian.core.data.augment;

import org.jspecify.annotations.NullMarked;
