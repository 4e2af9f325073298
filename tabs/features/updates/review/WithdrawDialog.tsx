import { Button, Field, Textarea } from '@fluentui/react-components';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { UpdateReply, UpdateView } from '#core/contract/areas.ts';
import { useApi } from '../../../api/context.ts';
import { asProblem, sentenceOf } from '../../../api/problem.ts';
import { Modal } from '../../../components/confirm/Modal.tsx';
import { Notice } from '../../../components/Notice.tsx';
import { notify } from '../../../components/toast.tsx';
import { takeReasonedStep } from '../api.ts';
import { putUpdate } from '../cache.ts';

type Props = { update: UpdateView; onClose: () => void };

/** Takes back what was published, for a reason that readers see. */
export default function WithdrawDialog({ update, onClose }: Props) {
  const api = useApi();
  const queries = useQueryClient();
  const [reason, setReason] = useState('');
  const [tried, setTried] = useState(false);
  const missing = reason.trim() === '';
  const withdrawing = useMutation({
    mutationFn: () =>
      takeReasonedStep(api, update.id, 'withdraw', { etag: update.etag, reason: reason.trim() }),
  });
  return (
    <Modal<UpdateReply>
      alert
      title="Withdraw this update?"
      onClosed={(reply) => {
        onClose();
        if (reply === null) return;
        putUpdate(queries, reply);
        notify('Update withdrawn.');
        // The button that opened this is gone now.
        document.querySelector('h1')?.focus();
      }}
      actions={(close) => (
        <>
          <Button appearance="primary" autoFocus onClick={() => close(null)}>
            Keep it
          </Button>
          <Button
            disabledFocusable={withdrawing.isPending}
            onClick={() => {
              setTried(true);
              if (missing) document.getElementById('withdraw-reason')?.focus();
              else withdrawing.mutate(undefined, { onSuccess: close });
            }}
          >
            Withdraw it
          </Button>
        </>
      )}
    >
      <p>Its address stays, and says that it was withdrawn and why.</p>
      {withdrawing.error && (
        <Notice tone="error" announce="assertive">
          {sentenceOf(asProblem(withdrawing.error))}
        </Notice>
      )}
      <Field
        label="Why, in a sentence for readers"
        validationMessage={tried && missing ? 'Say why it is withdrawn.' : null}
      >
        <Textarea
          id="withdraw-reason"
          rows={2}
          maxLength={300}
          value={reason}
          onChange={(_, { value }) => setReason(value)}
        />
      </Field>
    </Modal>
  );
}
