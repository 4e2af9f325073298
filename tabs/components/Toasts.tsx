import {
  Link,
  Toast,
  Toaster,
  ToastTitle,
  ToastTrigger,
  useToastController,
} from '@fluentui/react-components';
import { useEffect } from 'react';
import type { Message } from './toast.tsx';

const toasterId = 'toasts';

export default function Toasts({ message }: { message: Message }) {
  const { dispatchToast } = useToastController(toasterId);
  useEffect(() => {
    const { text, undo } = message;
    dispatchToast(
      <Toast>
        <ToastTitle
          action={
            undo ? (
              <ToastTrigger>
                <Link as="button" onClick={undo.onUndo}>
                  {undo.label}
                </Link>
              </ToastTrigger>
            ) : null
          }
        >
          {text}
        </ToastTitle>
      </Toast>,
      { intent: 'success', timeout: 8_000, pauseOnHover: true, pauseOnWindowBlur: true },
    );
  }, [message, dispatchToast]);
  return <Toaster toasterId={toasterId} position="bottom-end" />;
}
