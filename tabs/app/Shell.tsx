import { type ReactNode, useEffect, useState } from 'react';
import { Link } from 'wouter';
import { LiveRegions } from '../components/announce.tsx';
import { Notice } from '../components/Notice.tsx';
import { ToastHost } from '../components/toast.tsx';
import { KeptWords } from './renewal/KeptWords.tsx';
import styles from './Shell.module.css';

/** What stands around every page: the way past the header, the live regions, the footer. */
export function Shell({ children }: { children: ReactNode }) {
  const online = useOnline();
  return (
    <div className={styles.shell}>
      <a className={styles.skip} href="#main">
        Skip to main content
      </a>
      {!online && (
        <div className={styles.banner}>
          <Notice tone="warning" announce="assertive">
            You are offline. You can read this page. Connect to book.
          </Notice>
        </div>
      )}
      <KeptWords />
      <div className={styles.page}>{children}</div>
      <footer className={styles.footer}>
        <Link href="/help">Help and feedback</Link>
        <Link href="/help/accessibility">Accessibility</Link>
        <Link href="/help/privacy">Privacy</Link>
      </footer>
      <LiveRegions />
      <ToastHost />
    </div>
  );
}

function useOnline(): boolean {
  const [online, setOnline] = useState(() => navigator.onLine);
  useEffect(() => {
    const update = () => setOnline(navigator.onLine);
    window.addEventListener('online', update);
    window.addEventListener('offline', update);
    return () => {
      window.removeEventListener('online', update);
      window.removeEventListener('offline', update);
    };
  }, []);
  return online;
}
