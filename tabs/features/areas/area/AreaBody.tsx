import { Button } from '@fluentui/react-components';
import type { HelpKind } from '#core/areas/help.ts';
import type { AreaReply } from '#core/contract/areas.ts';
import { EventLines } from '../../../components/areas/EventLines.tsx';
import { followersWords } from '../../../components/areas/followersWords.ts';
import shared from '../../../components/Columns.module.css';
import { Notice } from '../../../components/Notice.tsx';
import { yearWords } from '../years.ts';
import styles from './AreaBody.module.css';
import { HelpWaiting } from './HelpWaiting.tsx';
import { Involvement } from './Involvement.tsx';
import { Meetings } from './Meetings.tsx';
import { OnThisPage } from './OnThisPage.tsx';
import { Resources } from './Resources.tsx';
import { Timeline } from './Timeline.tsx';

type Props = { reply: AreaReply; onHelp: (kind: HelpKind) => void };

export function AreaBody({ reply, onHelp }: Props) {
  const { area, events, followers, help, may, meetings, now, updates } = reply;
  return (
    <div className={`${shared.columns} ${styles.columns}`}>
      <div className={`${shared.body} ${styles.body}`}>
        <OnThisPage />
        {area.closed && (
          <Notice tone="info">
            This area was closed after {yearWords(area.closed)}. What it did stays here.
          </Notice>
        )}
        {help.length > 0 && <HelpWaiting slug={area.slug} help={help} />}
        <section aria-labelledby="focus">
          <h2 id="focus" tabIndex={-1}>
            Focus
          </h2>
          <p className={styles.focus}>{area.focus}</p>
          {area.aim && (
            <p className={styles.aim}>
              <strong>Our aim this year:</strong> {area.aim}
            </p>
          )}
        </section>
        <Involvement area={area} now={now} onHelp={onHelp} />
        <Timeline updates={updates} now={now} />
        <Meetings slug={area.slug} meetings={meetings} mayWrite={may.write} />
        <Resources
          resources={area.resources}
          mayEdit={may.edit}
          slug={area.slug}
          onSuggest={area.closed ? null : () => onHelp('resource')}
        />
      </div>
      <aside className={`${shared.aside} ${styles.aside}`} aria-label="About this area">
        <section aria-labelledby="leads">
          <h2 id="leads">Who leads this</h2>
          {area.leads.length === 0 ? (
            <p>Nobody is named yet.</p>
          ) : (
            <ul className={styles.leads}>
              {area.leads.map(({ name, role }) => (
                <li key={`${name} ${role}`}>
                  <strong>{name}</strong>
                  <span>{role}</span>
                </li>
              ))}
            </ul>
          )}
          {!area.closed && <Button onClick={() => onHelp('ask')}>Ask the group</Button>}
        </section>
        <section aria-labelledby="next">
          <h2 id="next">Next events</h2>
          {events.length === 0 ? <p>No meeting is planned.</p> : <EventLines events={events} />}
        </section>
        <p className={styles.followers}>{followersWords(followers)}</p>
      </aside>
    </div>
  );
}
