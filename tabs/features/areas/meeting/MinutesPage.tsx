import { Button } from '@fluentui/react-components';
import { CheckmarkCircleRegular } from '@fluentui/react-icons/svg/checkmark-circle';
import { ClockRegular } from '@fluentui/react-icons/svg/clock';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { AreaReply, MeetingView } from '#core/contract/areas.ts';
import { plainDay } from '#core/time/wording.ts';
import { areaQuery, putArea } from '../../../api/areas.ts';
import { useApi } from '../../../api/context.ts';
import { asProblem, sentenceOf } from '../../../api/problem.ts';
import { Breadcrumb } from '../../../components/areas/Breadcrumb.tsx';
import { Badge } from '../../../components/Badge.tsx';
import { counted } from '../../../components/counted.ts';
import { Markdown } from '../../../components/markdown/Markdown.tsx';
import { NotFoundPage } from '../../../components/NotFoundPage.tsx';
import { Notice } from '../../../components/Notice.tsx';
import { Page } from '../../../components/Page.tsx';
import { PageLink } from '../../../components/PageLink.tsx';
import { QueryNotice } from '../../../components/QueryNotice.tsx';
import { Skeleton } from '../../../components/Skeleton.tsx';
import { DataTable } from '../../../components/table/DataTable.tsx';
import { notify } from '../../../components/toast.tsx';
import { publishMeeting } from '../api.ts';
import styles from './MinutesPage.module.css';

type Props = { slug: string; id: string };

/** The minutes of one meeting: what was decided, who does what by when. No names: roles and counts. */
export default function MinutesPage({ slug, id }: Props) {
  const query = useQuery(areaQuery(useApi(), slug));
  const meeting = query.data?.meetings.find((each) => each.id === id);
  const gone = asProblem(query.error).code === 'notFound' || (query.data !== undefined && !meeting);
  if (gone) return <NotFoundPage what="minutes" />;
  return (
    <Page
      title={meeting ? `Minutes: ${plainDay(meeting.heldOn)}` : 'Minutes'}
      before={
        <Breadcrumb
          steps={[
            { href: '/areas', label: 'Priority areas' },
            { href: `/areas/${slug}`, label: query.data?.area.name ?? 'Area' },
          ]}
        />
      }
      ready={meeting !== undefined || query.isError}
      actions={
        meeting?.may.write && <PageLink to={`/areas/${slug}/meetings/${id}/edit`}>Edit minutes</PageLink>
      }
    >
      <QueryNotice query={query} />
      {query.data && meeting ? (
        <Minutes reply={query.data} meeting={meeting} />
      ) : (
        !query.isError && <Skeleton what="the minutes" rows={5} />
      )}
    </Page>
  );
}

function Minutes({ reply, meeting }: { reply: AreaReply; meeting: MeetingView }) {
  const { actions, attendance, decisions, minutes, title } = meeting;
  return (
    <div className={styles.body}>
      <p className={styles.title}>{title}</p>
      {meeting.state === 'draft' && <DraftNotice slug={reply.area.slug} meeting={meeting} />}
      {minutes && (
        <section aria-labelledby="discussed">
          <h2 id="discussed">What was discussed</h2>
          <Markdown text={minutes} />
        </section>
      )}
      <section aria-labelledby="decisions">
        <h2 id="decisions">Decisions</h2>
        {decisions.length === 0 ? (
          <p>None were noted.</p>
        ) : (
          <ol className={styles.decisions}>
            {decisions.map((decision) => (
              <li key={decision}>{decision}</li>
            ))}
          </ol>
        )}
      </section>
      <section aria-labelledby="actions">
        <h2 id="actions">Actions</h2>
        {actions.length === 0 ? (
          <p>None were agreed.</p>
        ) : (
          <DataTable
            labelledBy="actions"
            headings={['What', 'Who', 'By', 'Done']}
            rows={actions.map(({ what, who, by, done }) => [
              what,
              who,
              by ? plainDay(by) : 'No date',
              done ? (
                <Badge key="done" icon={CheckmarkCircleRegular} tone="success">
                  Done
                </Badge>
              ) : (
                <Badge key="open" icon={ClockRegular} tone="quiet">
                  Open
                </Badge>
              ),
            ])}
          />
        )}
      </section>
      <section aria-labelledby="came">
        <h2 id="came">Who came</h2>
        {attendance ? (
          <>
            <p>
              {counted(attendance.people, 'person', 'people')}
              {attendance.organisations.length > 0 &&
                ` from ${counted(attendance.organisations.length, 'organisation')}`}
              .
            </p>
            {attendance.organisations.length > 0 && <p>{attendance.organisations.join(', ')}</p>}
          </>
        ) : (
          <p>Attendance was not noted.</p>
        )}
      </section>
    </div>
  );
}

/** Minutes are a draft until somebody who did not write them publishes them. */
function DraftNotice({ slug, meeting }: { slug: string; meeting: MeetingView }) {
  const api = useApi();
  const queries = useQueryClient();
  const publishing = useMutation({
    mutationFn: () => publishMeeting(api, slug, meeting.id, meeting.etag),
    onSuccess(reply) {
      putArea(queries, reply);
      notify('Minutes published.');
    },
  });
  return (
    <Notice
      tone={publishing.error ? 'error' : 'info'}
      action={
        meeting.may.publish && (
          <Button
            appearance="primary"
            disabledFocusable={publishing.isPending}
            onClick={() => publishing.mutate()}
          >
            Publish minutes
          </Button>
        )
      }
    >
      {publishing.error
        ? sentenceOf(asProblem(publishing.error))
        : meeting.may.publish
          ? 'These minutes are a draft. Check them, then publish them.'
          : 'These minutes are a draft. Somebody who did not write them has to publish them.'}
    </Notice>
  );
}
