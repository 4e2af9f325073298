import { Button } from '@fluentui/react-components';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useApi } from '../../../api/context.ts';
import { announce } from '../../../components/announce.tsx';
import { Confirm } from '../../../components/confirm/Confirm.tsx';
import type { Question } from '../../../components/confirm/question.ts';
import { FailureNotice } from '../../../components/FailureNotice.tsx';
import { notify } from '../../../components/toast.tsx';
import { useFocusKept } from '../../../components/useFocusKept.ts';
import { revokeMyLink, showMyLink } from './api.ts';
import { CalendarLink } from './CalendarLink.tsx';
import styles from './SubscribePage.module.css';

const revoking: Question = {
  question: 'Revoke this link?',
  consequence: 'Every calendar that uses it stops. You can make a new link, which is another one.',
  stay: 'Keep the link',
  button: 'Revoke the link',
};

/** The reader's own bookings: a link that is made when it is first wanted, and can be revoked. */
export function MyBookings() {
  const api = useApi();
  const [url, setUrl] = useState<string | null>(null);
  const [asks, setAsks] = useState(false);
  const keepFocus = useFocusKept('my-bookings', url);
  const handleLink = (link: string | null): void => {
    setUrl(link);
    announce('Your link is shown.');
  };
  const showing = useMutation({ mutationFn: () => showMyLink(api), onSuccess: handleLink });
  const ending = useMutation({
    mutationFn: () => revokeMyLink(api),
    onSuccess(none) {
      setUrl(none);
      notify('Link revoked.');
    },
  });
  const problem = showing.error ?? ending.error;

  const handleAnswer = (confirmed: boolean): void => {
    setAsks(false);
    if (!confirmed) return;
    keepFocus();
    ending.mutate();
  };

  return (
    <section className={styles.section} aria-labelledby="my-bookings">
      <h2 id="my-bookings" tabIndex={-1} className={styles.title}>
        My bookings
      </h2>
      <p className={styles.text}>
        Places you hold, wait for or are offered. What you book comes into your work calendar by invitation
        already; this link is for any other calendar. Whoever has it can read what you have booked, so keep it
        to yourself.
      </p>
      <FailureNotice error={problem} />
      {url === null ? (
        <Button
          disabledFocusable={showing.isPending}
          onClick={() => {
            keepFocus();
            showing.mutate();
          }}
        >
          Show my link
        </Button>
      ) : (
        <>
          <CalendarLink url={url} what="my bookings" />
          <Button disabledFocusable={ending.isPending} onClick={() => setAsks(true)}>
            Revoke this link
          </Button>
        </>
      )}
      {asks && <Confirm words={revoking} onAnswer={handleAnswer} />}
    </section>
  );
}
