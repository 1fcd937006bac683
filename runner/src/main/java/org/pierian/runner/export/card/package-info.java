/// A finished run as a model card.
@NullMarked
package org.pierian.runner.export.card;

import org.jspecify.annotations.NullMarked;
