import { Checkbox } from '@fluentui/react-components';
import { useState } from 'react';
import type { Progress } from '#core/contract/digests.ts';
import { WithdrawModal } from '../../../components/confirm/WithdrawModal.tsx';
import { unchangedWords, withdrawnReach } from './reachWords.ts';

type Said = { reason: string; mailAgain: boolean };
type Props = {
  /** The item's title, or what stands for the whole issue. */
  name: string;
  progress: Progress | null;
  onAnswer: (said: Said | null) => void;
};

/** Takes back what has gone, for a reason that readers see. */
export default function WithdrawDialog({ name, progress, onAnswer }: Props) {
  const [mailAgain, setMailAgain] = useState(false);
  const mails = progress?.byEmail ?? 0;
  return (
    <WithdrawModal<Said>
      title={`Withdraw ${name}?`}
      most={240}
      before={
        <p>
          {withdrawnReach(progress)} {unchangedWords({ byEmail: mails })}
        </p>
      }
      after={
        mails > 0 && (
          <Checkbox
            label="Send those people another e-mail"
            checked={mailAgain}
            onChange={(_, { checked }) => setMailAgain(checked === true)}
          />
        )
      }
      onWithdraw={(reason, close) => close({ reason, mailAgain })}
      onClosed={onAnswer}
    />
  );
}
