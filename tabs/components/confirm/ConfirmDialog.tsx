import { Button } from '@fluentui/react-components';
import { Modal } from './Modal.tsx';
import type { Question } from './question.ts';

type Props = { words: Question; onAnswer: (confirmed: boolean) => void };

/** Asks before something is lost. Focus starts on the safe button, and Escape is the same as pressing it. */
export default function ConfirmDialog({ words, onAnswer }: Props) {
  return (
    <Modal<true>
      alert
      title={words.question}
      onClosed={(answer) => onAnswer(answer === true)}
      actions={(close) => (
        <>
          <Button appearance="primary" autoFocus onClick={() => close(null)}>
            {words.stay}
          </Button>
          <Button onClick={() => close(true)}>{words.button}</Button>
        </>
      )}
    >
      {words.consequence}
    </Modal>
  );
}
