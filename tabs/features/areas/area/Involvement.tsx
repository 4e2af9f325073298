import { Button } from '@fluentui/react-components';
import type { Area, Involvement as Way } from '#core/areas/area.ts';
import type { Instant } from '#core/events/event.ts';
import { clockWords, longDay } from '#core/time/wording.ts';
import { ukZone, wallTime } from '#core/time/zones.ts';
import { OutLink } from '../../../components/areas/OutLink.tsx';
import lines from '../../../components/Lines.module.css';
import styles from './Involvement.module.css';

type Props = { area: Area; now: Instant; onHelp: (kind: Way['kind']) => void };

/** The ways to take part that are open now. */
export function Involvement({ area, now, onHelp }: Props) {
  const open = area.involvement.filter(({ until }) => until === null || until > now);
  return (
    <section aria-labelledby="involved">
      <h2 id="involved" tabIndex={-1}>
        Get involved
      </h2>
      {open.length === 0 ? (
        <p className={styles.none}>
          Nothing is asked for at the moment.{' '}
          {!area.closed && <Button onClick={() => onHelp('volunteer')}>I can help</Button>}
        </p>
      ) : (
        <ul className={`${lines.lines} ${styles.ways}`}>
          {open.map(({ id, kind, title, detail, link, until }) => (
            <li key={id} className={lines.line}>
              <div className={lines.what}>
                <h3>{title}</h3>
                {detail && <p>{detail}</p>}
                {until && <p className={styles.until}>Closes {closingWords(until)}</p>}
              </div>
              {link ? (
                <OutLink href={link}>{wayNames[kind]}</OutLink>
              ) : (
                <Button onClick={() => onHelp(kind)} aria-label={`I can help, ${title}`}>
                  I can help
                </Button>
              )}
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}

const wayNames: Record<Way['kind'], string> = {
  join: 'Join the group',
  comment: 'Comment',
  volunteer: 'Volunteer',
  share: 'Share an example',
  survey: 'Take the survey',
  ask: 'Ask a question',
};

function closingWords(until: Instant): string {
  const { day, time } = wallTime(until, ukZone);
  return `${clockWords(time)}, ${longDay(day)}`;
}
