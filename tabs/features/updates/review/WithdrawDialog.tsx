import {
  Button,
  Dialog,
  DialogActions,
  DialogBody,
  DialogContent,
  DialogSurface,
  DialogTitle,
  Field,
  Textarea,
} from '@fluentui/react-components';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { UpdateReply, UpdateView } from '#core/contract/areas.ts';
import { useApi } from '../../../api/context.ts';
import { asProblem, sentenceOf } from '../../../api/problem.ts';
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
    onSuccess(reply: UpdateReply) {
      putUpdate(queries, reply);
      notify('Update withdrawn.');
      onClose();
    },
  });
  return (
    <Dialog open modalType="alert" onOpenChange={onClose}>
      <DialogSurface>
        <DialogBody>
          <DialogTitle>Withdraw this update?</DialogTitle>
          <DialogContent>
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
          </DialogContent>
          <DialogActions>
            <Button appearance="primary" autoFocus onClick={onClose}>
              Keep it
            </Button>
            <Button
              disabledFocusable={withdrawing.isPending}
              onClick={() => {
                setTried(true);
                if (missing) document.getElementById('withdraw-reason')?.focus();
                else withdrawing.mutate();
              }}
            >
              Withdraw it
            </Button>
          </DialogActions>
        </DialogBody>
      </DialogSurface>
    </Dialog>
  );
}
