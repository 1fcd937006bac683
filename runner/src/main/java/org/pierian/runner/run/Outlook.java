package org.pierian.runner.run;

import org.pierian.core.layer.Mode;
import org.pierian.core.layer.Network;
import org.pierian.runner.bind.DatasetBinder;
import org.pierian.runner.bind.Summary;
import org.pierian.spec.RunSpec;

/// How much a run will have to compute. A backend that hears of it before the first step can prepare what is repaid
/// in a long run, while the data are still read.
///
/// @param passes how often an example goes forward through the network
/// @param multiplyAdds multiplications with an addition for one of them
record Outlook(long passes, long multiplyAdds) {

    /// A pass of so many takes less than a tenth of a second, even before anything is compiled.
    private static final long LARGEST = 20_000_000;
    /// Going backward takes twice as long as going forward.
    private static final long PASSES_OF_A_STEP = 3;

    /// @param epochs how many are ahead
    static Outlook of(RunSpec spec, int trainSize, int epochs) {
        long multiplyAdds = Summary.of(spec, DatasetBinder.bind(spec.dataset()).declaration()).stream()
                .mapToLong(Summary.Row::multiplyAdds)
                .sum();
        return new Outlook(PASSES_OF_A_STEP * epochs * trainSize, multiplyAdds);
    }

    /// Passes one example of zeros through the network, unless it is large or nothing is ahead: nothing that is saved
    /// depends on it.
    void announce(Network network) {
        if (passes > 0 && multiplyAdds <= LARGEST) {
            network.backend().expectSteps(0, passes);
            network.run(1).forward(Mode.EVAL, 0);
        }
    }
}
