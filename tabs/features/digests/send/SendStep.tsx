import bar from '../../../components/Bar.module.css';
import { PageLink } from '../../../components/PageLink.tsx';
import { AfterSending } from '../after/AfterSending.tsx';
import type { Work } from '../issue/work.ts';
import styles from '../preview/PreviewStep.module.css';
import { HowPeopleGetIt } from './HowPeopleGetIt.tsx';
import { Schedule } from './Schedule.tsx';
import { Sending } from './Sending.tsx';

/** Step 4: when it goes, how far it is, and what becomes of it afterwards. */
export function SendStep({ work }: { work: Work }) {
  const { issue } = work;
  return (
    <div className={styles.step}>
      {issue.startedAt === null ? (
        <>
          <Schedule work={work} />
          <HowPeopleGetIt id={issue.id} etag={issue.etag} now={work.now} />
        </>
      ) : (
        <>
          <Sending work={work} />
          <div className={bar.bar}>
            <PageLink to={`/manage/digests/${issue.id}/report`}>Delivery report</PageLink>
          </div>
          <AfterSending work={work} />
        </>
      )}
    </div>
  );
}
