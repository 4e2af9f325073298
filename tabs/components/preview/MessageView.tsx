import { lazy, Suspense } from 'react';
import type { MessagePreview } from '#core/contract/preview.ts';
import { Skeleton } from '../Skeleton.tsx';
import { lookOf, type MessageForm, messageForms, type Shown } from './looks.ts';
import { MailFrame } from './MailFrame.tsx';
import styles from './MessageView.module.css';

const CardView = lazy(() => import('./CardView.tsx'));

type Props = { message: MessagePreview; shown: Shown<MessageForm> };

/** A message exactly as somebody would get it. */
export function MessageView({ message: { card, mail, summary }, shown: { form, colours, width } }: Props) {
  const look = lookOf(colours);
  return (
    <div className={styles.view} data-width={width}>
      {form === 'mail' && <MailFrame subject={mail.subject} html={mail.html} look={look} />}
      {form === 'text' && (
        <section aria-label={messageForms.text} className={styles.paper}>
          <p className={styles.line}>Subject: {mail.subject}</p>
          <p className={styles.text}>{mail.text}</p>
        </section>
      )}
      {form === 'card' && (
        <section aria-label={messageForms.card}>
          <p className={styles.line}>Notification: {summary}</p>
          <Suspense fallback={<Skeleton what="the card" rows={6} />}>
            <CardView card={card} look={look} />
          </Suspense>
        </section>
      )}
    </div>
  );
}
