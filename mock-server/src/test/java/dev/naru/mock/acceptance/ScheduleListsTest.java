package dev.naru.mock.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The three lists of planned charges, and the console's. */
class ScheduleListsTest {
    @RegisterExtension
    final Mock mock = new Mock();

    private final Recurring shop = new Recurring(mock);

    @BeforeEach
    void planFour() {
        shop.register("hong");
        shop.register("kim");
        shop.schedule("hong", "h1", Duration.ofDays(1));
        shop.schedule("hong", "h2", Duration.ofDays(2));
        shop.schedule("kim", "k3", Duration.ofDays(3));
        shop.schedule("hong", "h4", Duration.ofDays(4));
        mock.v1("/subscribe/payments/unschedule", "merchant_uid=h4");
        mock.advance("P1D");
    }

    @Test
    void allAreListedLatestFirstInPages() {
        Answer page = all("");

        assertThat(uids(page)).containsExactly("h4", "k3", "h2", "h1");
        assertThat(page.number("/response/total")).isEqualTo(4);
        assertThat(page.number("/response/previous")).isZero();
        assertThat(page.number("/response/next")).isZero();
    }

    @Test
    void sortingScheduledIsOldestFirst() {
        assertThat(uids(all("&sorting=scheduled"))).containsExactly("h1", "h2", "k3", "h4");
    }

    @Test
    void limitCutsPages() {
        Answer second = all("&limit=3&page=2");

        assertThat(uids(second)).containsExactly("h1");
        assertThat(second.number("/response/previous")).isEqualTo(1);
    }

    @Test
    void statusPicksThoseInIt() {
        assertThat(uids(all("&schedule_status=executed"))).containsExactly("h1");
        assertThat(uids(all("&schedule_status=revoked"))).containsExactly("h4");
        assertThat(uids(all("&schedule_status=scheduled"))).containsExactly("k3", "h2");
    }

    @Test
    void windowIsHalfOpen() {
        Answer window = mock.v1("/subscribe/payments/schedule?schedule_from=" + at(1) + "&schedule_to=" + at(3));

        assertThat(uids(window)).containsExactly("h2", "h1");
    }

    @Test
    void windowOfMoreThanThreeMonthsIsRefused() {
        Answer refused = mock.v1("/subscribe/payments/schedule?schedule_from=" + at(0) + "&schedule_to=" + at(91));

        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.at("/message")).contains("schedule_from", "3 months");
        assertThat(mock.v1("/subscribe/payments/schedule?schedule_from=" + at(0) + "&schedule_to=" + at(90))
                        .status())
                .isEqualTo(200);
    }

    @Test
    void missingEndOfTheWindowIsRefusedByName() {
        Answer refused = mock.v1("/subscribe/payments/schedule?schedule_from=" + at(0));

        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.at("/message")).startsWith("schedule_to ");
    }

    @Test
    void statusAndSortingThatDoNotExistAreRefused() {
        assertThat(all("&schedule_status=waiting").status()).isEqualTo(400);
        assertThat(all("&sorting=name").status()).isEqualTo(400);
    }

    @Test
    void bothListsOfACustomerAreTheSame() {
        String query = "?from=" + at(0) + "&to=" + at(10);

        Answer bySchedule = mock.v1("/subscribe/payments/schedule/customers/hong" + query);
        Answer byCustomer = mock.v1("/subscribe/customers/hong/schedules" + query);

        assertThat(uids(bySchedule)).containsExactly("h4", "h2", "h1");
        assertThat(byCustomer.body()).isEqualTo(bySchedule.body());
    }

    @Test
    void statusOfACustomersListIsSpeltWithHyphenOrUnderscore() {
        String query = "/subscribe/customers/hong/schedules?from=" + at(0) + "&to=" + at(10);

        assertThat(uids(mock.v1(query + "&schedule-status=revoked"))).containsExactly("h4");
        assertThat(uids(mock.v1(query + "&schedule_status=revoked"))).containsExactly("h4");
    }

    @Test
    void windowOfACustomersListMayHaveTheOtherNames() {
        Answer listed = mock.v1("/subscribe/customers/hong/schedules?schedule_from=" + at(0) + "&schedule_to=" + at(2));

        assertThat(uids(listed)).containsExactly("h1");
    }

    @Test
    void unknownCustomerHasAnEmptyList() {
        Answer listed = mock.v1("/subscribe/customers/nobody/schedules?from=" + at(0) + "&to=" + at(10));

        assertThat(listed.status()).isEqualTo(200);
        assertThat(listed.number("/response/total")).isZero();
    }

    @Test
    void listsAreBareArraysWhereTheSwitchSaysSo() {
        shop.setSwitch("schedule_lists", "\"array\"");

        JsonNode response = all("").json().get("response");

        assertThat(response.isArray()).isTrue();
        assertThat(response.findValuesAsText("merchant_uid")).containsExactly("h4", "k3", "h2", "h1");
    }

    @Test
    void consoleSeesThemLatestFirstByCustomer() {
        JsonNode rows =
                mock.control("GET", "schedules?customer_uid=hong&limit=2", null).data();

        assertThat(rows.findValuesAsText("merchant_uid")).containsExactly("h4", "h2");
        assertThat(rows.get(1).get("schedule_at").asText()).isEqualTo("2026-01-03T00:00:00Z");
        assertThat(rows.get(1).get("schedule_status").asText()).isEqualTo("scheduled");
        assertThat(rows.get(1).get("amount").longValue()).isEqualTo(10_000);
    }

    private Answer all(String more) {
        return mock.v1("/subscribe/payments/schedule?schedule_from=" + at(0) + "&schedule_to=" + at(10) + more);
    }

    private static long at(int days) {
        return Recurring.at(Duration.ofDays(days));
    }

    private static List<String> uids(Answer page) {
        return page.json().at("/response/list").findValuesAsText("merchant_uid");
    }
}
