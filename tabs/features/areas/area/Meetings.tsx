import { DocumentEditRegular } from '@fluentui/react-icons/svg/document-edit';
import { Link } from 'wouter';
import type { MeetingView } from '#core/contract/areas.ts';
import { plainDay } from '#core/time/wording.ts';
import { Badge } from '../../../components/Badge.tsx';
import { counted } from '../../../components/counted.ts';
import { rememberLeaving } from '../../../components/focus.ts';
import { PageLink } from '../../../components/PageLink.tsx';
import { DataTable } from '../../../components/table/DataTable.tsx';
import styles from './Meetings.module.css';

type Props = { slug: string; meetings: MeetingView[]; mayWrite: boolean };

/** The meetings of the task group with their minutes and what is still to be done. */
export function Meetings({ slug, meetings, mayWrite }: Props) {
  return (
    <section aria-labelledby="meetings">
      <div className={styles.head}>
        <h2 id="meetings" tabIndex={-1}>
          Meetings and minutes
        </h2>
        {mayWrite && <PageLink to={`/areas/${slug}/meetings/new`}>Add minutes</PageLink>}
      </div>
      {meetings.length === 0 ? (
        <p className={styles.none}>No minutes yet.</p>
      ) : (
        <DataTable
          labelledBy="meetings"
          headings={['Date', 'Minutes', 'Actions']}
          rows={meetings.map((meeting) => [
            plainDay(meeting.heldOn),
            <span key="title" className={styles.title}>
              <Link
                href={`/areas/${slug}/meetings/${meeting.id}`}
                id={`meeting-${meeting.id}`}
                className={styles.link}
                onClick={() => rememberLeaving(`meeting-${meeting.id}`)}
              >
                {meeting.title}
              </Link>
              {meeting.state === 'draft' && (
                <Badge icon={DocumentEditRegular} tone="quiet">
                  Draft
                </Badge>
              )}
            </span>,
            actionWords(meeting),
          ])}
        />
      )}
    </section>
  );
}

function actionWords({ actions }: MeetingView): string {
  if (actions.length === 0) return 'None';
  const open = actions.filter(({ done }) => !done).length;
  return `${counted(actions.length, 'action')}, ${open === 0 ? 'all done' : `${open} open`}`;
}
