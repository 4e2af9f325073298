/** No limit of Microsoft's was reached. Refusals that a fault brought are not counted there. */
import type { World } from '../world/world.ts';

export const checkBudgets = ({ control, violated }: World): void => {
  for (const [limit, times] of Object.entries(control.state().refusals))
    if (times > 0) violated(`${limit} refused ${times} requests`);
};
