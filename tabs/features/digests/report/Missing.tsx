import { Button, Field, Select } from '@fluentui/react-components';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { MissingReply, ReportReply } from '#core/contract/digests.ts';
import type { Recipient } from '#core/delivery/dispatch.ts';
import type { MissingKind } from '#core/delivery/missing.ts';
import { momentWords } from '#core/time/wording.ts';
import { ukZone } from '#core/time/zones.ts';
import { useApi } from '../../../api/context.ts';
import { Confirm } from '../../../components/confirm/Confirm.tsx';
import { counted, figure } from '../../../components/counted.ts';
import { Empty } from '../../../components/Empty.tsx';
import { QueryNotice } from '../../../components/QueryNotice.tsx';
import { Skeleton } from '../../../components/Skeleton.tsx';
import { DataTable } from '../../../components/table/DataTable.tsx';
import { missingQuery } from '../api.ts';
import { missingKindsOf } from './missingWords.ts';
import styles from './ReportPage.module.css';

type Props = {
  report: ReportReply;
  /** Sends it again, to one of them or (null) to all whom it did not reach. */
  onAgain: (recipient: Recipient | null) => void;
  busy: boolean;
};

/** Who is missing and why: those whom it did not reach, those who had it another way, and those who have not confirmed it. */
export function Missing({ report, onAgain, busy }: Props) {
  const kinds = missingKindsOf(report);
  const [chosen, setChosen] = useState<MissingKind>(
    () => kinds.find(({ count }) => count > 0)?.kind ?? 'notReached',
  );
  const [asks, setAsks] = useState(false);
  const { failed } = report.progress;
  return (
    <section aria-labelledby="missing" className={styles.missing}>
      <h2 id="missing">See who is missing</h2>
      <div className={styles.filter}>
        <Field label="Show">
          <Select
            value={chosen}
            onChange={(_, { value }) => setChosen(kinds.find(({ kind }) => kind === value)?.kind ?? chosen)}
          >
            {kinds.map(({ kind, name, count }) => (
              <option key={kind} value={kind}>
                {name} ({figure(count)})
              </option>
            ))}
          </Select>
        </Field>
        {report.maySendAgain && chosen === 'notReached' && (
          <Button disabledFocusable={busy} onClick={() => setAsks(true)}>
            Send again to all of them
          </Button>
        )}
      </div>
      <People report={report} kind={chosen} onAgain={report.maySendAgain ? onAgain : null} busy={busy} />
      {asks && (
        <Confirm
          words={{
            question: 'Send it again?',
            consequence: `${counted(failed, 'person', 'people')} whom it did not reach ${failed === 1 ? 'is' : 'are'} tried once more, in Teams or by e-mail. Nobody who had it gets it twice, and whoever chose to get none gets none.`,
            stay: 'Not now',
            button: 'Send it again',
          }}
          onAnswer={(confirmed) => {
            setAsks(false);
            if (confirmed) onAgain(null);
          }}
        />
      )}
    </section>
  );
}

type PeopleProps = Pick<Props, 'report' | 'busy'> & {
  kind: MissingKind;
  onAgain: ((recipient: Recipient) => void) | null;
};

function People({ report, kind, onAgain, busy }: PeopleProps) {
  const query = useInfiniteQuery(missingQuery(useApi(), report, kind));
  const people = query.data?.pages.flatMap((page) => page.people);
  const of = query.data?.pages.at(-1)?.of ?? 0;
  return (
    <>
      <QueryNotice query={query} />
      {people === undefined ? (
        query.isPending && <Skeleton what="people" rows={4} />
      ) : of === 0 ? (
        <Empty>Nobody.</Empty>
      ) : people.length === 0 ? (
        <Empty>Who they were is not kept any more.</Empty>
      ) : (
        <>
          <DataTable
            labelledBy="missing"
            headings={['Who', 'Why', 'When', ...(onAgain ? ['What you can do'] : [])]}
            rows={people.map((one) => [
              one.name,
              one.reason,
              momentWords(one.at, ukZone),
              ...(onAgain ? [<Again key="again" one={one} busy={busy} onAgain={onAgain} />] : []),
            ])}
          />
          {query.hasNextPage && (
            <div className={styles.filter}>
              <Button disabledFocusable={query.isFetching} onClick={() => query.fetchNextPage()}>
                Show more
              </Button>
              <p className={styles.note}>
                {figure(people.length)} of {figure(of)} shown. The file has everybody.
              </p>
            </div>
          )}
        </>
      )}
    </>
  );
}

type AgainProps = {
  one: MissingReply['people'][number];
  busy: boolean;
  onAgain: (recipient: Recipient) => void;
};

function Again({ one: { name, recipient, mayTryAgain }, busy, onAgain }: AgainProps) {
  if (!mayTryAgain) return 'Nothing';
  return (
    <Button
      size="small"
      aria-label={`Send again, ${name}`}
      disabledFocusable={busy}
      onClick={() => onAgain(recipient)}
    >
      Send again
    </Button>
  );
}
