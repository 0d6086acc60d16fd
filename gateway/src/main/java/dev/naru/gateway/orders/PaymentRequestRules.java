package dev.naru.gateway.orders;

import dev.naru.gateway.merchants.UseCfm;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What Naver demands of a payment-type request before its window is opened (Iamport's Naver Pay guide, payment-type). */
final class PaymentRequestRules {
    /** Naver writes it itself, from the products. */
    private static final Pattern AND_OTHERS = Pattern.compile("외\\s*\\d+\\s*(개|건|종)");

    private static final ZoneId KOREA = ZoneId.of("Asia/Seoul");

    private final Function<UUID, UseCfm> contracts;
    private final InstantSource clock;

    PaymentRequestRules(Function<UUID, UseCfm> contracts, InstantSource clock) {
        this.contracts = contracts;
        this.clock = clock;
    }

    /** Everything Naver would refuse now; empty for a request that may go out. */
    List<Finding> findings(UUID merchantId, PaymentRequest request) {
        List<Finding> findings = new ArrayList<>();
        if (request.amount() < Quote.MIN_AMOUNT) {
            findings.add(FindingCode.AMOUNT_TOO_SMALL.at("amount", request.amount()));
        }
        if (request.name() != null && AND_OTHERS.matcher(request.name()).find()) {
            findings.add(FindingCode.NAME_COUNTS.at("name"));
        }
        for (PaymentRequest.Item item : request.products()) {
            if (AND_OTHERS.matcher(item.name()).find()) {
                findings.add(FindingCode.NAME_COUNTS.at(item.field() + ".name"));
            }
        }
        checkCount(request, findings);
        // A registration charges nothing; the day is said with every charge.
        if (request.registration() == null || request.useCfm() != null) {
            checkUseCfm(merchantId, request.useCfm(), findings);
        }
        return findings;
    }

    /** Everything Naver would refuse about a charge; empty for one that may go out. */
    List<Finding> findings(UUID merchantId, ChargeOrder charge) {
        List<Finding> findings = new ArrayList<>();
        if (charge.amount().won() < Quote.MIN_AMOUNT) {
            findings.add(
                    FindingCode.AMOUNT_TOO_SMALL.at("amount", charge.amount().won()));
        }
        if (AND_OTHERS.matcher(charge.name()).find()) {
            findings.add(FindingCode.NAME_COUNTS.at("name"));
        }
        checkUseCfm(merchantId, charge.useCfm(), findings);
        return findings;
    }

    /** Everything Naver would refuse when a charge is made; empty for one that may be planned. */
    List<Finding> findings(UUID merchantId, ScheduledCharge planned) {
        List<Finding> findings = findings(merchantId, planned.charge());
        LocalDate lastDay = planned.charge().useCfm();
        if (lastDay != null && lastDay.isBefore(LocalDate.ofInstant(planned.at(), KOREA)) && findings.isEmpty()) {
            findings.add(FindingCode.USE_CFM_BEFORE.at("use_cfm"));
        }
        return findings;
    }

    private static void checkCount(PaymentRequest request, List<Finding> findings) {
        OptionalLong said = request.registration() == null
                ? OptionalLong.empty()
                : request.registration().productCount();
        long counted = request.products().stream()
                .mapToLong(PaymentRequest.Item::count)
                .sum();
        if (said.isPresent() && !request.products().isEmpty() && said.getAsLong() != counted) {
            findings.add(FindingCode.COUNT_DIFFERS.at("product_count", said.getAsLong(), counted));
        }
    }

    private void checkUseCfm(UUID merchantId, @Nullable LocalDate day, List<Finding> findings) {
        UseCfm useCfm = contracts.apply(merchantId);
        if (day == null) {
            if (useCfm == UseCfm.REQUIRED) {
                findings.add(FindingCode.USE_CFM_REQUIRED.at("use_cfm"));
            }
        } else if (useCfm == UseCfm.FORBIDDEN) {
            findings.add(FindingCode.USE_CFM_FORBIDDEN.at("use_cfm"));
        } else if (day.isBefore(LocalDate.ofInstant(clock.instant(), KOREA))) {
            findings.add(FindingCode.USE_CFM_PAST.at("use_cfm"));
        }
    }
}
