/** How soon something has to reach Microsoft 365, which takes only so much in a while. */

/** `now`: somebody waits for it. `inTurn`: one of many, such as an import's; it gives way to what somebody waits for. */
export const urgencies = ['now', 'inTurn'] as const;
export type Urgency = (typeof urgencies)[number];

/** Seconds until something in turn is looked after again, while messages of its kind are under way. */
export const turnSeconds = 600;
