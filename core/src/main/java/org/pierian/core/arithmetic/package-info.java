/// What a single number is: functions, the fused multiply-add and random words.
@NullMarked
package org.pierian.core.arithmetic;

import org.jspecify.annotations.NullMarked;
