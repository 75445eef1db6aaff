package io.tidemill.control.target;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/// The size of one instance: how much of a machine's cores and memory it counts on.
///
/// Two kinds of names are known: `Local_C{percent of one core}_M{MiB}`, such as `Local_C25_M512`
/// for a quarter of a core and 512 MiB, and a few of Azure's sizes. Names compare without regard to
/// case.
///
/// @param name as it was written in the deployment
/// @param corePercent hundredths of one core
/// @param memoryMiB memory in MiB
public record InstanceType(String name, int corePercent, int memoryMiB) {

    /// What [#parse] understands, for error messages.
    public static final String KNOWN;

    private static final Pattern LOCAL =
            Pattern.compile("Local_C([1-9]\\d{0,4})_M([1-9]\\d{0,6})", Pattern.CASE_INSENSITIVE);

    private static final List<InstanceType> AZURE =
            List.of(
                    new InstanceType("Standard_DS1_v2", 100, 3584),
                    new InstanceType("Standard_DS2_v2", 200, 7168),
                    new InstanceType("Standard_DS3_v2", 400, 14336),
                    new InstanceType("Standard_DS4_v2", 800, 28672),
                    new InstanceType("Standard_F2s_v2", 200, 4096),
                    new InstanceType("Standard_F4s_v2", 400, 8192),
                    new InstanceType("Standard_F8s_v2", 800, 16384));

    static {
        KNOWN =
                "Local_C{percent of one core}_M{MiB} (such as Local_C25_M512), "
                        + String.join(", ", AZURE.stream().map(InstanceType::name).toList());
    }

    public InstanceType {
        if (corePercent < 1 || memoryMiB < 1) {
            throw new IllegalArgumentException(
                    "an instance needs some core and some memory: " + name);
        }
    }

    /// The type of that name, or empty when no such type is known.
    public static Optional<InstanceType> parse(String name) {
        var local = LOCAL.matcher(name);
        if (local.matches()) {
            return Optional.of(
                    new InstanceType(
                            name,
                            Integer.parseInt(local.group(1)),
                            Integer.parseInt(local.group(2))));
        }
        return AZURE.stream()
                .filter(type -> type.name.equalsIgnoreCase(name))
                .map(type -> new InstanceType(name, type.corePercent, type.memoryMiB))
                .findFirst();
    }

    /// Cores as a number: 0.25 is a quarter of one.
    public double cores() {
        return corePercent / 100.0;
    }

    /// Cores as plain text without an exponent: `0.25`, `2`.
    public String coresText() {
        return BigDecimal.valueOf(corePercent, 2).stripTrailingZeros().toPlainString();
    }

    public long memoryBytes() {
        return memoryMiB * 1024L * 1024L;
    }
}
