package dev.naru.mock.naver.fees;

/**
 * The two questions about fees on which the sources leave a choice.
 *
 * @param areaMode what an island surcharge does to the base fee
 * @param thresholdBasis which goods count towards free delivery
 */
public record FeeSettings(AreaMode areaMode, ThresholdBasis thresholdBasis) {
    /** What an island surcharge does to the base fee. */
    public enum AreaMode {
        /** Comes on top, as the manual's shipping chapter has it. */
        ADD,
        /** Takes its place: the reading under which the manual's one Jeju order adds up to 18 500. */
        REPLACE
    }

    /** Which goods count towards free delivery. */
    public enum ThresholdBasis {
        /** Those of the same parcel. */
        GROUP,
        /** All of the order. */
        ORDER
    }

    /** ADD and GROUP. */
    public static FeeSettings standard() {
        return new FeeSettings(AreaMode.ADD, ThresholdBasis.GROUP);
    }

    /** The same with another area mode. */
    public FeeSettings with(AreaMode mode) {
        return new FeeSettings(mode, thresholdBasis);
    }

    /** The same with another threshold basis. */
    public FeeSettings with(ThresholdBasis basis) {
        return new FeeSettings(areaMode, basis);
    }
}
