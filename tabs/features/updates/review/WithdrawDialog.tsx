import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { UpdateReply, UpdateView } from '#core/contract/areas.ts';
import { useApi } from '../../../api/context.ts';
import { WithdrawModal } from '../../../components/confirm/WithdrawModal.tsx';
import { FailureNotice } from '../../../components/FailureNotice.tsx';
import { notify } from '../../../components/toast.tsx';
import { takeReasonedStep } from '../api.ts';
import { putUpdate } from '../cache.ts';

type Props = { update: UpdateView; onClose: () => void };

/** Takes back what was published, for a reason that readers see. */
export default function WithdrawDialog({ update: { id, etag }, onClose }: Props) {
  const api = useApi();
  const queries = useQueryClient();
  const withdrawing = useMutation({
    mutationFn: (reason: string) => takeReasonedStep(api, id, 'withdraw', { etag, reason }),
  });
  return (
    <WithdrawModal<UpdateReply>
      title="Withdraw this update?"
      most={300}
      busy={withdrawing.isPending}
      before={
        <>
          <p>Its address stays, and says that it was withdrawn and why.</p>
          <FailureNotice error={withdrawing.error} />
        </>
      }
      onWithdraw={(reason, close) => withdrawing.mutate(reason, { onSuccess: close })}
      onClosed={(reply) => {
        onClose();
        if (reply === null) return;
        putUpdate(queries, reply);
        notify('Update withdrawn.');
        // The button that opened this is gone now.
        document.querySelector('h1')?.focus();
      }}
    />
  );
}
