import { Combobox, Field, Option } from '@fluentui/react-components';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useApi } from '../../api/context.ts';
import { peopleQuery } from '../../api/people.ts';
import styles from './FindPerson.module.css';

type Found = { key: string; name: string; email: string };
type Props = { label: string; className?: string | undefined; onChoose: (person: Found) => void };

const fewestLetters = 2;

/** Finds somebody whom the service has met by the first letters of name or address. For editors. */
export function FindPerson({ label, className = '', onChoose }: Props) {
  const [typed, setTyped] = useState('');
  const letters = typed.trim();
  const isSearch = letters.length >= fewestLetters;
  const found = useQuery({
    ...peopleQuery(useApi(), letters),
    enabled: isSearch,
    placeholderData: keepPreviousData,
  });
  const people = isSearch ? (found.data?.people ?? []) : [];
  return (
    <Field
      className={`${styles.field} ${className}`}
      label={label}
      hint={
        people.length === 0 && isSearch && !found.isFetching
          ? 'Nobody of that name has used the app yet.'
          : 'Type two letters of a name or e-mail address.'
      }
    >
      <Combobox
        freeform
        value={typed}
        selectedOptions={[]}
        onInput={(input) => setTyped(input.currentTarget.value)}
        onOptionSelect={(_, { optionValue }) => {
          const chosen = people.find(({ key }) => key === optionValue);
          if (!chosen) return;
          setTyped('');
          onChoose(chosen);
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
