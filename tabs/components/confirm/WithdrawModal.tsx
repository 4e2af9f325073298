import { Button, Field, Textarea } from '@fluentui/react-components';
import { type ReactNode, useState } from 'react';
import { Modal } from './Modal.tsx';

type Props<T> = {
  title: string;
  /** Above the reason: what becomes of what is taken back. */
  before: ReactNode;
  /** Under it. */
  after?: ReactNode;
  /** Characters that the service takes. */
  most: number;
  busy?: boolean;
  /** Takes it back; `close` once that is done. */
  onWithdraw: (reason: string, close: (answer: T) => void) => void;
  onClosed: (answer: T | null) => void;
};

/** Takes back what readers have, for a reason that they see. Focus starts on keeping it. */
export function WithdrawModal<T>({
  title,
  before,
  after,
  most,
  busy = false,
  onWithdraw,
  onClosed,
}: Props<T>) {
  const [reason, setReason] = useState('');
  const [tried, setTried] = useState(false);
  const missing = reason.trim() === '';
  return (
    <Modal<T>
      alert
      title={title}
      onClosed={onClosed}
      actions={(close) => (
        <>
          <Button appearance="primary" autoFocus onClick={() => close(null)}>
            Keep it
          </Button>
          <Button
            disabledFocusable={busy}
            onClick={() => {
              setTried(true);
              if (missing) document.getElementById('withdraw-reason')?.focus();
              else onWithdraw(reason.trim(), close);
            }}
          >
            Withdraw it
          </Button>
        </>
      )}
    >
      {before}
      <Field
        label="Why, in a sentence for readers"
        validationMessage={tried && missing ? 'Say why it is withdrawn.' : null}
      >
        <Textarea
          id="withdraw-reason"
          rows={2}
          maxLength={most}
          value={reason}
          onChange={(_, { value }) => setReason(value)}
        />
      </Field>
      {after}
    </Modal>
  );
}
