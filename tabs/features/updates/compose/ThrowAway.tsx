import { Button } from '@fluentui/react-components';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useLocation } from 'wouter';
import type { UpdateView } from '#core/contract/areas.ts';
import { useApi } from '../../../api/context.ts';
import { Confirm } from '../../../components/confirm/Confirm.tsx';
import { FailureNotice } from '../../../components/FailureNotice.tsx';
import { notify } from '../../../components/toast.tsx';
import { discardDraft } from '../api.ts';

type Props = { view: UpdateView; onThrown: () => void };

/** Throws a draft away, after asking. */
export function ThrowAway({ view: { id, etag, headline }, onThrown }: Props) {
  const api = useApi();
  const queries = useQueryClient();
  const [, navigate] = useLocation();
  const [asks, setAsks] = useState(false);
  const throwing = useMutation({
    mutationFn: () => discardDraft(api, id, etag),
    onSuccess(desk) {
      onThrown();
      queries.setQueryData(['updates', 'desk'], desk);
      notify('Draft thrown away.');
      navigate('/manage/updates');
    },
  });
  return (
    <>
      <Button disabledFocusable={throwing.isPending} onClick={() => setAsks(true)}>
        Throw away
      </Button>
      <FailureNotice error={throwing.error} />
      {asks && (
        <Confirm
          words={{
            question: 'Throw this draft away?',
            consequence: `“${headline || 'Without a headline yet'}” cannot be brought back.`,
            stay: 'Keep it',
            button: 'Throw it away',
          }}
          onAnswer={(confirmed) => {
            setAsks(false);
            if (confirmed) throwing.mutate();
          }}
        />
      )}
    </>
  );
}
