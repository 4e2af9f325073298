import { Field, ProgressBar } from '@fluentui/react-components';
import { useQuery } from '@tanstack/react-query';
import type { ReachReply } from '#core/contract/digests.ts';
import { recipientsIn } from '#core/delivery/reach.ts';
import type { Instant } from '#core/events/event.ts';
import { momentWords } from '#core/time/wording.ts';
import { ukZone } from '#core/time/zones.ts';
import { useApi } from '../../../api/context.ts';
import { counted } from '../../../components/counted.ts';
import { atWords } from '../../../components/drafts/atWords.ts';
import { QueryNotice } from '../../../components/QueryNotice.tsx';
import { Skeleton } from '../../../components/Skeleton.tsx';
import { useAnnounced } from '../../../components/useAnnounced.ts';
import { reachQuery } from '../api.ts';
import { FigureTable } from '../report/FigureTable.tsx';
import styles from './HowPeopleGetIt.module.css';
import { everybodyIn, reachFigures, reachWords } from './reachFigures.ts';

type Props = { id: string; etag: string; now: Instant };

/** How many people get it and by which way, and how many do not and why, before it goes. */
export function HowPeopleGetIt({ id, etag, now }: Props) {
  const query = useQuery(reachQuery(useApi(), id, etag));
  const reach = query.data?.reach;
  useAnnounced(reach?.complete ? reachWords(reach.counts) : null);
  return (
    <section aria-labelledby="reach" className={styles.reach}>
      <h3 id="reach">How people get it</h3>
      <QueryNotice query={query} />
      {reach ? (
        <Counted reach={reach} now={now} />
      ) : (
        query.isPending && <Skeleton what="the figures" rows={6} />
      )}
    </section>
  );
}

/** The same in a sentence, where somebody decides about it. Nothing while nobody has counted. */
export function ReachLine({ id, etag }: Pick<Props, 'id' | 'etag'>) {
  const reach = useQuery(reachQuery(useApi(), id, etag)).data?.reach;
  return reach?.complete ? <p className={styles.note}>{reachWords(reach.counts)}</p> : null;
}

function Counted({ reach, now }: { reach: NonNullable<ReachReply['reach']>; now: Instant }) {
  const { counts, complete, startsAt, at } = reach;
  const everybody = everybodyIn(counts);
  if (!complete)
    return (
      <Field label={`Counting. ${counted(everybody, 'person', 'people')} so far.`} validationState="none">
        <ProgressBar thickness="large" />
      </Field>
    );
  return (
    <div>
      <p className={styles.note}>{reachWords(counts)}</p>
      <FigureTable labelledBy="reach" figures={reachFigures(counts)} />
      <p className={styles.note}>
        Counted at {atWords(at, now)} for {momentWords(startsAt, ukZone)}, out of{' '}
        {counted(everybody, 'person', 'people')}
        {recipientsIn(counts) === 0 ? '.' : '. The report counts them in the same way afterwards.'}
      </p>
    </div>
  );
}
