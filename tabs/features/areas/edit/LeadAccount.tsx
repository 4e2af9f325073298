import { Button, Combobox, Field, Option } from '@fluentui/react-components';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useApi } from '../../../api/context.ts';
import { peopleQuery } from '../api.ts';
import styles from './LeadAccount.module.css';

type Props = { account: string | null; onChange: (key: string | null) => void };

/** Says which person's account a lead has: only then may they write for the area. */
export function LeadAccount({ account, onChange }: Props) {
  const api = useApi();
  const [letters, setLetters] = useState('');
  const [chosen, setChosen] = useState<string | null>(null);
  const found = useQuery({
    ...peopleQuery(api, letters.trim()),
    enabled: account === null && letters.trim().length >= 2,
    placeholderData: keepPreviousData,
  });
  const people = letters.trim().length >= 2 ? (found.data?.people ?? []) : [];

  if (account !== null)
    return (
      <p className={styles.known}>
        <span>
          {chosen ? `May write for this area: ${chosen}` : 'Has an account that may write for this area.'}
        </span>
        <Button size="small" onClick={() => onChange(null)}>
          Take the right away
        </Button>
      </p>
    );
  return (
    <Field
      className={styles.field ?? ''}
      label="Account that may write for the area (optional)"
      hint={
        people.length === 0 && letters.trim().length >= 2 && !found.isFetching
          ? 'Nobody of that name has used the app yet.'
          : 'Type two letters of a name or e-mail address.'
      }
    >
      <Combobox
        freeform
        value={letters}
        selectedOptions={[]}
        onInput={(typed) => setLetters(typed.currentTarget.value)}
        onOptionSelect={(_, { optionValue, optionText }) => {
          if (!optionValue) return;
          setChosen(optionText ?? null);
          setLetters('');
          onChange(optionValue);
        }}
      >
        {people.map(({ key, name, email }) => (
          <Option key={key} value={key} text={`${name}, ${email}`}>
            {name}, {email}
          </Option>
        ))}
      </Combobox>
    </Field>
  );
}
