import { Button } from '@fluentui/react-components';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { UpdateView } from '#core/contract/areas.ts';
import { momentWords } from '#core/time/wording.ts';
import { ukZone } from '#core/time/zones.ts';
import { useApi } from '../../../api/context.ts';
import { asProblem, sentenceOf } from '../../../api/problem.ts';
import { Notice } from '../../../components/Notice.tsx';
import { useFocusKept } from '../../../components/useFocusKept.ts';
import { takeStep } from '../api.ts';
import { putUpdate } from '../cache.ts';

/** Asks the reader to say that they have read it, where its author wants that. */
export function ConfirmRead({ update }: { update: UpdateView }) {
  const api = useApi();
  const queries = useQueryClient();
  const keepFocus = useFocusKept('confirmed', update.confirmedAt);
  const confirming = useMutation({
    mutationFn: () => takeStep(api, update.id, 'confirm', update.etag),
    onSuccess: (reply) => putUpdate(queries, reply),
  });
  if (!update.confirm) return null;
  if (update.confirmedAt)
    return (
      <div id="confirmed" tabIndex={-1}>
        <Notice tone="success" {...(confirming.isSuccess && { announce: 'polite' })}>
          You confirmed that you have read this on {momentWords(update.confirmedAt, ukZone)}.
        </Notice>
      </div>
    );
  return (
    <div id="confirmed" tabIndex={-1}>
      <Notice
        tone={confirming.error ? 'error' : 'info'}
        action={
          <Button
            appearance="primary"
            disabledFocusable={confirming.isPending}
            onClick={() => {
              keepFocus();
              confirming.mutate();
            }}
          >
            I have read this
          </Button>
        }
      >
        {confirming.error
          ? sentenceOf(asProblem(confirming.error))
          : 'The author asks you to confirm that you have read this.'}
      </Notice>
    </div>
  );
}
