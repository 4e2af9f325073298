import { Button, Checkbox, Field, Textarea } from '@fluentui/react-components';
import { useState } from 'react';
import type { Progress } from '#core/contract/digests.ts';
import { Modal } from '../../../components/confirm/Modal.tsx';
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
  const [reason, setReason] = useState('');
  const [mailAgain, setMailAgain] = useState(false);
  const [tried, setTried] = useState(false);
  const missing = reason.trim() === '';
  const mails = progress?.byEmail ?? 0;
  return (
    <Modal<Said>
      alert
      title={`Withdraw ${name}?`}
      onClosed={onAnswer}
      actions={(close) => (
        <>
          <Button appearance="primary" autoFocus onClick={() => close(null)}>
            Keep it
          </Button>
          <Button
            onClick={() => {
              setTried(true);
              if (missing) document.getElementById('withdraw-reason')?.focus();
              else close({ reason: reason.trim(), mailAgain });
            }}
          >
            Withdraw it
          </Button>
        </>
      )}
    >
      <p>
        {withdrawnReach(progress)} {unchangedWords({ byEmail: mails })}
      </p>
      <Field
        label="Why, in a sentence for readers"
        validationMessage={tried && missing ? 'Say why it is withdrawn.' : null}
      >
        <Textarea
          id="withdraw-reason"
          rows={2}
          maxLength={240}
          value={reason}
          onChange={(_, { value }) => setReason(value)}
        />
      </Field>
      {mails > 0 && (
        <Checkbox
          label="Send those people another e-mail"
          checked={mailAgain}
          onChange={(_, { checked }) => setMailAgain(checked === true)}
        />
      )}
    </Modal>
  );
}
