import {
  Button,
  Dialog,
  DialogActions,
  DialogBody,
  DialogContent,
  DialogSurface,
  DialogTitle,
} from '@fluentui/react-components';
import type { Question } from './question.ts';

type Props = { words: Question; open: boolean; onClose: (confirmed: boolean) => void };

/** Asks before something is lost. Focus starts on the safe button, and Escape is the same as pressing it. */
export default function ConfirmDialog({ words, open, onClose }: Props) {
  return (
    <Dialog open={open} modalType="alert" onOpenChange={() => onClose(false)}>
      <DialogSurface>
        <DialogBody>
          <DialogTitle>{words.question}</DialogTitle>
          <DialogContent>{words.consequence}</DialogContent>
          <DialogActions>
            <Button appearance="primary" autoFocus onClick={() => onClose(false)}>
              {words.stay}
            </Button>
            <Button onClick={() => onClose(true)}>{words.button}</Button>
          </DialogActions>
        </DialogBody>
      </DialogSurface>
    </Dialog>
  );
}
