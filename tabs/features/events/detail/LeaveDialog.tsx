import {
  Button,
  Dialog,
  DialogActions,
  DialogBody,
  DialogContent,
  DialogSurface,
  DialogTitle,
} from '@fluentui/react-components';
import { useRef, useState } from 'react';
import type { Leaving } from './leaving.ts';

type Props = { words: Leaving; onClose: (confirmed: boolean) => void };

/** Asks before a place is lost. Focus starts on the safe button, and Escape is the same as pressing it. */
export default function LeaveDialog({ words, onClose }: Props) {
  const [open, setOpen] = useState(true);
  const confirmed = useRef(false);
  const close = (leave: boolean): void => {
    confirmed.current = leave;
    setOpen(false);
    onClose(leave);
  };
  return (
    <Dialog open={open} modalType="alert" onOpenChange={() => close(false)}>
      <DialogSurface>
        <DialogBody>
          <DialogTitle>{words.question}</DialogTitle>
          <DialogContent>{words.consequence}</DialogContent>
          <DialogActions>
            <Button appearance="primary" autoFocus onClick={() => close(false)}>
              {words.stay}
            </Button>
            <Button onClick={() => close(true)}>{words.button}</Button>
          </DialogActions>
        </DialogBody>
      </DialogSurface>
    </Dialog>
  );
}
