import { Button } from '@fluentui/react-components';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useApi } from '../../../api/context.ts';
import { announce } from '../../../components/announce.tsx';
import { Confirm } from '../../../components/confirm/Confirm.tsx';
import { FailureNotice } from '../../../components/FailureNotice.tsx';
import { useFocusKept } from '../../../components/useFocusKept.ts';
import { Group } from '../Group.tsx';
import { askForErasure, erasureQuery } from './api.ts';
import styles from './Held.module.css';

const goes = [
  'Your name, address, preferences and your chat with us',
  'What you follow, confirmed and offered, and the link to your calendar',
  'Your bookings: places that are still to come go to whoever is next in line, and the entries leave your calendar',
  'Whom our digests went to, as far as it was you',
];
const stays = [
  'What you published, under “A former member”, because others rely on it',
  'What was done in the app, under the number of your account and without your name, for 36 months, so that changes can be answered for',
  'Figures, such as how many people came',
  'Invitations to past events in the shared Outlook calendar and mails already sent, as long as the council’s mailbox keeps them',
];

/** What erasing means, and the way to it. */
export function EraseMe() {
  const api = useApi();
  const queries = useQueryClient();
  const [asks, setAsks] = useState(false);
  const keepFocus = useFocusKept('my-data', null);
  const erasing = useMutation({
    mutationFn: () => askForErasure(api),
    onSuccess(reply) {
      queries.setQueryData(erasureQuery(api).queryKey, reply);
      announce('Your data is being erased.');
    },
  });
  return (
    <Group title="Erase my data" saved={false}>
      <div className={styles.lists}>
        <h3>Goes at once</h3>
        <ul>
          {goes.map((each) => (
            <li key={each}>{each}</li>
          ))}
        </ul>
        <h3>Stays</h3>
        <ul>
          {stays.map((each) => (
            <li key={each}>{each}</li>
          ))}
        </ul>
      </div>
      <FailureNotice error={erasing.error} />
      <div className={styles.bar}>
        <Button disabledFocusable={erasing.isPending} onClick={() => setAsks(true)}>
          Erase my data
        </Button>
      </div>
      {asks && (
        <Confirm
          words={{
            question: 'Erase your data?',
            consequence: 'You give up all your bookings, and get no more messages. Nobody can bring it back.',
            stay: 'Keep my data',
            button: 'Erase it',
          }}
          onAnswer={(confirmed) => {
            setAsks(false);
            if (!confirmed) return;
            keepFocus();
            erasing.mutate();
          }}
        />
      )}
    </Group>
  );
}
