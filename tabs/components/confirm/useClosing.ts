import { useRef, useState } from 'react';

/**
 * Remembers what had focus when a dialog opened. Call what it returns once the dialog is gone: focus goes back there, or
 * where that has gone too, to the title of the page. A page that nothing in it has focus of stays hidden from screen
 * readers, as it was while the dialog lay over it.
 */
function useOpener(): () => void {
  const [opener] = useState(() => document.activeElement);
  const given = useRef(false);
  return () => {
    if (given.current) return;
    given.current = true;
    const target =
      opener instanceof HTMLElement && opener.isConnected && opener !== document.body
        ? opener
        : document.querySelector<HTMLElement>('h1');
    target?.focus();
  };
}

type SurfaceMotion = { onMotionFinish: (event: unknown, finished: { direction: 'enter' | 'exit' }) => void };

/** The motion of a dialog's surface. @param onGone told once the dialog is out of the page and focus is back */
export function useClosing(onGone: () => void): SurfaceMotion {
  const giveBack = useOpener();
  return {
    onMotionFinish(_, { direction }) {
      if (direction !== 'exit') return;
      // In the next turn it is out of the page.
      setTimeout(() => {
        giveBack();
        onGone();
      });
    },
  };
}
