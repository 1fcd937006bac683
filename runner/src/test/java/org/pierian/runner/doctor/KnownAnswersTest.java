package org.pierian.runner.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class KnownAnswersTest {

    @Test
    void thisMachineIsRight() {
        assertThat(KnownAnswers.all()).hasSize(6).allMatch(KnownAnswers.Answer::isRight);
    }

    @Test
    void anotherBitIsWrong() {
        assertThat(new KnownAnswers.Answer("words", "c4923a9c483df7a0", "c4923a9c483df7a1").isRight())
                .isFalse();
    }
}
