import type { QueryClient } from '@tanstack/react-query';
import type { UpdateReply } from '#core/contract/areas.ts';

/** Keeps an update as the service just told it, and has every list that may name it asked for again. */
export function putUpdate(queries: QueryClient, reply: UpdateReply): void {
  queries.setQueryData(['updates', 'one', reply.update.id], reply);
  void queries.invalidateQueries({ queryKey: ['updates', 'list'] });
  void queries.invalidateQueries({ queryKey: ['updates', 'desk'] });
  void queries.invalidateQueries({ queryKey: ['areas'] });
}
