package org.pierian.site.html;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AddressesTest {

    @ParameterizedTest
    @CsvSource({
        "README.md, index.html",
        "docs/README.md, index.html",
        "docs/csv.md, csv.html",
        "docs/tutorials/table.md, tutorials/table.html",
        "docs/decisions/README.md, decisions/index.html",
        "docs/images/two-moons.svg, images/two-moons.svg",
        "CONTRIBUTING.md, contributing.html",
        "examples/specs/xor.yaml, files/examples/specs/xor.yaml",
    })
    void filesOfTheRepositoryHaveAPlaceOnTheSite(String file, String address) {
        assertThat(Addresses.of(file)).isEqualTo(address);
    }

    @ParameterizedTest
    @CsvSource({
        "index.html, csv.html, csv.html",
        "tutorials/table.html, csv.html, ../csv.html",
        "tutorials/table.html, tutorials/text.html, text.html",
        "decisions/index.html, how-to/ci-verify.html, ../how-to/ci-verify.html",
    })
    void linksAreRelative(String from, String to, String link) {
        assertThat(Addresses.between(from, to)).isEqualTo(link);
    }
}
