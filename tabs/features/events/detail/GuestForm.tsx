import { Button, Field, Input } from '@fluentui/react-components';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useRef, useState } from 'react';
import type { EventDetailView } from '#core/contract/api.ts';
import { useApi } from '../../../api/context.ts';
import { FailureNotice } from '../../../components/FailureNotice.tsx';
import { notify } from '../../../components/toast.tsx';
import { book } from '../api.ts';
import { putEvent } from '../cache.ts';
import styles from './GuestForm.module.css';
import { type Guest, guestProblems } from './guest.ts';

const empty: Guest = { name: '', email: '' };

/** An editor books for somebody known by e-mail only. The service asks for the same right again. */
export function GuestForm({ event }: { event: EventDetailView }) {
  const api = useApi();
  const queries = useQueryClient();
  const [guest, setGuest] = useState(empty);
  const [tried, setTried] = useState(false);
  const form = useRef<HTMLFormElement>(null);
  const problems = tried ? guestProblems(guest) : {};

  const booking = useMutation({
    mutationFn: () => book(api, event.id, { guest: { name: guest.name.trim(), email: guest.email.trim() } }),
    onSuccess(reply) {
      putEvent(queries, reply);
      notify(`Booked for ${guest.name.trim()}. The invitation is on its way.`);
      setGuest(empty);
      setTried(false);
    },
  });

  const handleSubmit = (submitted: FormEvent): void => {
    submitted.preventDefault();
    setTried(true);
    const [first] = Object.keys(guestProblems(guest));
    if (first) form.current?.querySelector<HTMLInputElement>(`input[name=${first}]`)?.focus();
    else booking.mutate();
  };

  return (
    <section aria-labelledby="guest">
      <h2 id="guest">Book for somebody by e-mail</h2>
      <form ref={form} className={styles.form} noValidate onSubmit={handleSubmit}>
        <p className={styles.hint}>They get an invitation and can give up the place by a link in it.</p>
        <FailureNotice error={booking.error} />
        <Field label="Name" validationMessage={problems.name ?? null}>
          <Input
            name="name"
            autoComplete="off"
            value={guest.name}
            onChange={(_, { value }) => setGuest({ ...guest, name: value })}
          />
        </Field>
        <Field label="Work e-mail" validationMessage={problems.email ?? null}>
          <Input
            name="email"
            type="email"
            autoComplete="off"
            value={guest.email}
            onChange={(_, { value }) => setGuest({ ...guest, email: value })}
          />
        </Field>
        <Button type="submit" disabledFocusable={booking.isPending}>
          Book for this person
        </Button>
      </form>
    </section>
  );
}
