/// What several tests of the engine share.
package org.pierian.core.testing;
