/** Waits for what comes about by itself: asks again until the check holds. */
import { setTimeout as delay } from 'node:timers/promises';

const pace = 150;

/** @throws what the check last threw, when it has not held after `seconds` */
export const eventually = async (check: () => Promise<void> | void, seconds = 40): Promise<void> => {
  const until = Date.now() + seconds * 1000;
  for (;;) {
    try {
      return await check();
    } catch (error) {
      if (Date.now() > until) throw error;
      await delay(pace);
    }
  }
};
