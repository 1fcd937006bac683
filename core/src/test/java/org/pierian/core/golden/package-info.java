/// The engine against numbers that other people's code computed.
@NullMarked
package org.pierian.core.golden;

import org.jspecify.annotations.NullMarked;
