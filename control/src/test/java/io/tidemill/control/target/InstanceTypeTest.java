package io.tidemill.control.target;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class InstanceTypeTest {

    @ParameterizedTest
    @CsvSource({
        "Local_C25_M512, 0.25, 536870912",
        "local_c100_m1024, 1, 1073741824",
        "Local_C150_M64, 1.5, 67108864",
        "Standard_DS1_v2, 1, 3758096384",
        "standard_f8s_V2, 8, 17179869184"
    })
    void knowsItsSize(String name, String cores, long memoryBytes) {
        var type = InstanceType.parse(name).orElseThrow();
        assertThat(type.name()).isEqualTo(name);
        assertThat(type.coresText()).isEqualTo(cores);
        assertThat(type.cores()).isEqualTo(Double.parseDouble(cores));
        assertThat(type.memoryBytes()).isEqualTo(memoryBytes);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "Local_C0_M512", "Local_C25", "Local_C25_M512x", "Standard_NC6s_v3"})
    void isUnknownUnderAnyOtherName(String name) {
        assertThat(InstanceType.parse(name)).isEmpty();
    }

    @Test
    void saysWhatIsKnown() {
        assertThat(InstanceType.KNOWN).contains("Local_C25_M512", "Standard_F4s_v2");
    }
}
