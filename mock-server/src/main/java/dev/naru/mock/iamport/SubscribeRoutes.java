package dev.naru.mock.iamport;

import dev.naru.mock.recurring.ChargeDesk;
import dev.naru.mock.recurring.KeyDesk;
import dev.naru.mock.recurring.ScheduleDesk;
import dev.naru.mock.webhooks.WebhookSender;

/** The section subscribe of V1 as a parts list. */
final class SubscribeRoutes {
    private final AgainRoute again;
    private final CustomerRoutes customers;
    private final ScheduleRoutes schedules;

    SubscribeRoutes(WebhookSender webhooks) {
        ChargeDesk charges = new ChargeDesk(webhooks);
        ScheduleDesk planned = new ScheduleDesk(charges);
        this.again = new AgainRoute(charges);
        this.customers = new CustomerRoutes(new KeyDesk(planned));
        this.schedules = new ScheduleRoutes(planned);
    }

    void mount(Paths paths) {
        paths.post("/subscribe/payments/again", again::charge);
        customers.mount(paths);
        schedules.mount(paths);
    }
}
