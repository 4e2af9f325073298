import styles from './MailFrame.module.css';

type Props = { subject: string; html: string; look: 'light' | 'dark' };

/**
 * An e-mail as it is, shut in: nothing of it runs, none of its links leads anywhere, and it cannot touch the page.
 */
export function MailFrame({ subject, html, look }: Props) {
  // Links go to a window that the sandbox does not let open, so that they never replace the mail. Of two words on colours
  // the first counts.
  const head = `<head><base target="_blank"><meta name="color-scheme" content="only ${look}">`;
  return (
    <section aria-label="E-mail">
      <p className={styles.subject}>Subject: {subject}</p>
      <iframe
        className={styles.frame}
        data-look={look}
        title={`E-mail: ${subject}`}
        sandbox=""
        srcDoc={html.replace(/<head>/i, head)}
      />
    </section>
  );
}
