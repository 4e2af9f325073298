import {
  Dialog,
  DialogActions,
  DialogBody,
  DialogContent,
  DialogSurface,
  DialogTitle,
} from '@fluentui/react-components';
import { type ReactNode, useRef, useState } from 'react';
import styles from './Modal.module.css';
import { useClosing } from './useClosing.ts';

type Props<T> = {
  title: string;
  /** Cannot be left by a click beside it. */
  alert?: boolean;
  /** More buttons than a phone has room for side by side. */
  fluid?: boolean;
  children: ReactNode;
  /** The buttons; `close` takes the answer. */
  actions: (close: (answer: T | null) => void) => ReactNode;
  /** Told once the dialog is gone and focus is back, so that whatever it does may change or leave the page. */
  onClosed: (answer: T | null) => void;
};

/** A dialog that is open from the beginning. Escape answers null. */
export function Modal<T>({ title, alert = false, fluid = false, children, actions, onClosed }: Props<T>) {
  const [open, setOpen] = useState(true);
  const answer = useRef<T | null>(null);
  const surfaceMotion = useClosing(() => onClosed(answer.current));
  const close = (given: T | null): void => {
    answer.current = given;
    setOpen(false);
  };
  return (
    <Dialog
      open={open}
      modalType={alert ? 'alert' : 'modal'}
      onOpenChange={() => close(null)}
      surfaceMotion={surfaceMotion}
    >
      <DialogSurface>
        <DialogBody>
          <DialogTitle>{title}</DialogTitle>
          <DialogContent>{children}</DialogContent>
          <DialogActions fluid={fluid} className={styles.actions ?? ''}>
            {actions(close)}
          </DialogActions>
        </DialogBody>
      </DialogSurface>
    </Dialog>
  );
}
