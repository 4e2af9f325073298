/** How soon something has to reach Microsoft 365, which takes only so much in a while. */

/** `now`: somebody waits for it. `inTurn`: one of many, such as an import's; it gives way to what somebody waits for. */
export const urgencies = ['now', 'inTurn'] as const;
export type Urgency = (typeof urgencies)[number];

/** Seconds after which something in turn is looked after, should its message have been lost. */
export const turnSeconds = 600;
