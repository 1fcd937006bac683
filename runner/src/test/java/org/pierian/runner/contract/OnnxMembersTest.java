package org.pierian.runner.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.pierian.core.backend.Backend;
import org.pierian.core.backend.cpu.CpuBackend;
import org.pierian.runner.onnx.ComparedNetwork;
import org.pierian.spec.LayerSpec;

/// Every layer that a spec can name, in every form, is exported to ONNX and computed by ONNX Runtime.
class OnnxMembersTest {

    private static final int BATCH = 3;

    static List<Member> layers() {
        return Member.of(LayerSpec.class);
    }

    @ParameterizedTest
    @MethodSource("layers")
    void exportedLayersComputeTheSame(Member member) {
        for (SmallSpec small : SmallSpec.all(member)) {
            check(small, member);
        }
    }

    private static void check(SmallSpec small, Member member) {
        try (Backend backend = CpuBackend.scalar()) {
            double difference = new ComparedNetwork(small.spec(), BATCH, backend).differenceOfAnyOutputs();
            assertThat(difference).as(member + ", " + small.label()).isLessThan(ComparedNetwork.TOLERANCE);
        }
    }

    @Test
    void theFileIsTheSameInEveryRepetition() {
        SmallSpec small = SmallSpec.all(layers().getFirst()).getFirst();
        try (Backend backend = CpuBackend.scalar()) {
            assertThat(new ComparedNetwork(small.spec(), BATCH, backend).file())
                    .isEqualTo(new ComparedNetwork(small.spec(), BATCH, backend).file());
        }
    }
}
