package dev.naru.gateway.orders.fees;

/** The two readings of the manual that a merchant may choose between (ADR 0003). */
public record FeeSettings(AreaMode areaMode, ThresholdBasis thresholdBasis) {
    public static final FeeSettings DEFAULT = new FeeSettings(AreaMode.ADD, ThresholdBasis.GROUP);

    /** Whether an area's surcharge comes on top of the base fee or takes its place. */
    public enum AreaMode {
        ADD,
        REPLACE
    }

    /** Which goods a free-shipping threshold counts. */
    public enum ThresholdBasis {
        GROUP,
        ORDER
    }
}
