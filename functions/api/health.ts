/** GET /api/health: ready once the storage answers, and how much is still to be brought into step. */
import type { Deps } from '#core/deps.ts';
import { jsonReply } from '../http/jsonReply.ts';

export const showHealth =
  ({ outbox }: Pick<Deps, 'outbox'>) =>
  async () =>
    jsonReply({ status: 'ready', waiting: await outbox.size() });
