import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useApi } from '../../api/context.ts';
import { asProblem, sentenceOf } from '../../api/problem.ts';
import { notify } from '../../components/toast.tsx';
import { setPause } from './api.ts';

/** Pauses everything between the app and Microsoft 365, or goes on. */
export function usePause() {
  const api = useApi();
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (paused: boolean) => setPause(api, paused),
    onSuccess(reply, paused) {
      queries.setQueryData(['sync'], reply);
      notify(paused ? 'Paused.' : 'It goes on.');
    },
    onError: (error) => notify(sentenceOf(asProblem(error))),
  });
}
