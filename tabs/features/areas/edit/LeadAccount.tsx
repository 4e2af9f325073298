import { Button } from '@fluentui/react-components';
import { useState } from 'react';
import { FindPerson } from '../../../components/people/FindPerson.tsx';
import styles from './LeadAccount.module.css';

type Props = { account: string | null; onChange: (key: string | null) => void };

/** Says which person's account a lead has: only then may they write for the area. */
export function LeadAccount({ account, onChange }: Props) {
  const [chosen, setChosen] = useState<string | null>(null);
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
    <FindPerson
      className={styles.field}
      label="Account that may write for the area (optional)"
      onChoose={({ key, name, email }) => {
        setChosen(`${name}, ${email}`);
        onChange(key);
      }}
    />
  );
}
