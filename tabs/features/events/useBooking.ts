import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { EventReply, EventView } from '#core/contract/api.ts';
import { ordinal } from '#core/ordinal.ts';
import { useApi } from '../../api/context.ts';
import { asProblem, sentenceOf } from '../../api/problem.ts';
import { announce } from '../../components/announce.tsx';
import { notify } from '../../components/toast.tsx';
import { book, giveUp } from './api.ts';
import { putEvent } from './cache.ts';

/** Booking, waiting, accepting and giving up one event, with the lists brought into step and the outcome said. */
export function useBooking(event: Pick<EventView, 'id'>) {
  const api = useApi();
  const queries = useQueryClient();

  const settle = (reply: EventReply): void => {
    putEvent(queries, reply);
    void queries.invalidateQueries({ queryKey: ['events'] });
  };

  const leaving = useMutation({
    mutationFn: () => giveUp(api, event.id),
    onSuccess(reply) {
      settle(reply);
      notify('You have given up your place.', { label: 'Book again', onUndo: () => booking.mutate() });
    },
    onError: (error) => announce(sentenceOf(asProblem(error)), 'assertive'),
  });

  const booking = useMutation({
    mutationFn: () => book(api, event.id),
    onSuccess(reply) {
      settle(reply);
      notify(outcome(reply.event), { label: 'Undo', onUndo: () => leaving.mutate() });
    },
    onError(error) {
      announce(sentenceOf(asProblem(error)), 'assertive');
      // A full or closed event was shown as open: what the page has is old.
      void queries.invalidateQueries({ queryKey: ['events'] });
    },
  });

  return {
    book: () => booking.mutate(),
    giveUp: () => leaving.mutate(),
    busy: booking.isPending || leaving.isPending,
    problem: booking.error ?? leaving.error,
  };
}

/** What happened, from what came back: a place can go to somebody else between the look and the press. */
function outcome({ booking }: EventView): string {
  if (booking?.state === 'waiting') {
    return booking.position
      ? `You are ${ordinal(booking.position)} on the waiting list.`
      : 'You are on the waiting list.';
  }
  return 'Place booked.';
}
