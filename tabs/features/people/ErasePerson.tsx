import { Button, Field, Input } from '@fluentui/react-components';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import type { ErasuresReply } from '#core/contract/personalData.ts';
import { useApi } from '../../api/context.ts';
import { announce } from '../../components/announce.tsx';
import { Confirm } from '../../components/confirm/Confirm.tsx';
import { counted } from '../../components/counted.ts';
import { FailureNotice } from '../../components/FailureNotice.tsx';
import { useAnnounced } from '../../components/useAnnounced.ts';
import { useFocusKept } from '../../components/useFocusKept.ts';
import { erasePerson, erasuresQuery } from './api.ts';
import styles from './PeoplePage.module.css';

type Person = ErasuresReply['found'][number];
type Props = {
  /** Null while nobody was looked for. */
  found: readonly Person[] | null;
  onFind: (words: string) => void;
  onErased: () => void;
};

/** Finds somebody and erases them, once it was confirmed. */
export function ErasePerson({ found, onFind, onErased }: Props) {
  const api = useApi();
  const queries = useQueryClient();
  const [typed, setTyped] = useState('');
  const [chosen, setChosen] = useState<Person | null>(null);
  const keepFocus = useFocusKept('erasures', found && 'found');
  useAnnounced(found && `${counted(found.length, 'person', 'people')} found.`);
  const erasing = useMutation({
    mutationFn: ({ key }: Person) => erasePerson(api, key),
    onSuccess(reply) {
      queries.setQueryData(erasuresQuery(api, '').queryKey, reply);
      setTyped('');
      onErased();
      announce('Being erased. You can leave this page.');
    },
  });
  const handleSubmit = (submitted: FormEvent): void => {
    submitted.preventDefault();
    if (typed.trim().length >= 2) onFind(typed.trim());
  };
  return (
    <section aria-labelledby="erase">
      <h2 id="erase">Erase a person</h2>
      <form className={styles.form} onSubmit={handleSubmit}>
        <Field
          className={styles.field ?? ''}
          label="Name or e-mail address"
          hint="Of people without a sign-in, the whole address."
        >
          <Input type="search" value={typed} onChange={(_, { value }) => setTyped(value)} />
        </Field>
        <Button type="submit">Find</Button>
      </form>
      <FailureNotice error={erasing.error} />
      {found?.length === 0 && <p>We know nobody of that name or address.</p>}
      {found && found.length > 0 && (
        <ul className={styles.people}>
          {found.map((person) => (
            <li key={person.key} className={styles.person}>
              <span>
                {person.name}, {person.email}
              </span>
              <Button
                aria-label={`Erase ${person.name}, ${person.email}`}
                disabledFocusable={erasing.isPending}
                onClick={() => setChosen(person)}
              >
                Erase
              </Button>
            </li>
          ))}
        </ul>
      )}
      {chosen && (
        <Confirm
          words={{
            question: `Erase ${chosen.name}?`,
            consequence: `All that we hold about ${chosen.email} goes: places still to come are given up, and what they published stays under “A former member”. Nobody can bring it back.`,
            stay: 'Keep it',
            button: 'Erase for good',
          }}
          onAnswer={(confirmed) => {
            setChosen(null);
            if (!confirmed) return;
            keepFocus();
            erasing.mutate(chosen);
          }}
        />
      )}
    </section>
  );
}
