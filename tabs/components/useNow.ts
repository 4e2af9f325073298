import { useEffect, useState } from 'react';
import type { Instant } from '#core/events/event.ts';

const tickMs = 15_000;

/**
 * The time as the service has it, moving on. A device's clock can be minutes wrong, and a link that shows ten minutes
 * before the start must not depend on it.
 */
export function useNow(serviceNow: Instant | undefined): Instant {
  const [ahead, setAhead] = useState(0);
  const [, setTick] = useState(0);
  const [known, setKnown] = useState<Instant | undefined>();
  if (serviceNow !== undefined && serviceNow !== known) {
    setKnown(serviceNow);
    setAhead(Date.parse(serviceNow) - Date.now());
  }
  useEffect(() => {
    const timer = setInterval(() => setTick((tick) => tick + 1), tickMs);
    return () => clearInterval(timer);
  }, []);
  const ms = known === undefined && serviceNow ? Date.parse(serviceNow) : Date.now() + ahead;
  return `${new Date(ms).toISOString().slice(0, 19)}Z`;
}
