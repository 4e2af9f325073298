import styles from './MailFrame.module.css';

/**
 * An e-mail as it is, shut in: nothing of it runs, none of its links leads anywhere, and it cannot touch the page.
 */
export function MailFrame({ subject, html }: { subject: string; html: string }) {
  return (
    <section aria-label="E-mail">
      <p className={styles.subject}>Subject: {subject}</p>
      <iframe
        className={styles.frame}
        title={`E-mail: ${subject}`}
        sandbox=""
        // Links go to a window that the sandbox does not let open, so that they never replace the mail.
        srcDoc={html.replace(/<head>/i, '<head><base target="_blank">')}
      />
    </section>
  );
}
