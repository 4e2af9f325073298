import { AlertUrgentRegular } from '@fluentui/react-icons/svg/alert-urgent';
import { BeakerRegular } from '@fluentui/react-icons/svg/beaker';
import { DeleteDismissRegular } from '@fluentui/react-icons/svg/delete-dismiss';
import { EditRegular } from '@fluentui/react-icons/svg/edit';
import { Link } from 'wouter';
import type { UpdateSummary } from '#core/contract/areas.ts';
import type { Instant } from '#core/events/event.ts';
import { phaseNames } from '#core/events/names.ts';
import { publishedDateTime, publishedWhen } from '#core/updates/publishedWhen.ts';
import { Badge } from '../Badge.tsx';
import card from '../Card.module.css';
import { rememberLeaving } from '../focus.ts';
import { deadlineWords } from './deadline.ts';
import styles from './UpdateItem.module.css';

type Props = {
  update: UpdateSummary;
  now: Instant;
  /** Named where updates of several areas stand together. */
  areaName?: string | undefined;
  /** Where it leads: the update itself unless said otherwise. */
  href?: string;
  /** Says where it stands instead of when it was published. */
  standing?: string;
  /** As deep as the page needs it. */
  heading?: 'h2' | 'h3' | 'h4';
};

/** One update in a list: when, its headline, its first words, and what is asked of the reader. */
export function UpdateItem({ update, now, areaName, href, standing, heading: Heading = 'h3' }: Props) {
  const id = `update-${update.id}`;
  const { by, kind } = update.ask;
  const facts = [areaName, ...update.phases.map((phase) => phaseNames[phase]), ...update.tags].filter(
    Boolean,
  );
  return (
    <li className={`${card.card} ${styles.item}`}>
      <p className={styles.date}>
        {standing ?? <time dateTime={publishedDateTime(update)}>{publishedWhen(update)}</time>}
      </p>
      <Heading className={`${card.title} ${styles.title}`}>
        <Link
          href={href ?? `/areas/${update.area}/updates/${update.id}`}
          id={id}
          className={card.link}
          onClick={() => rememberLeaving(id)}
        >
          {update.headline || 'Without a headline yet'}
        </Link>
      </Heading>
      {update.excerpt && <p className={styles.excerpt}>{update.excerpt}</p>}
      <p className={styles.facts}>
        {update.state === 'withdrawn' && (
          <Badge icon={DeleteDismissRegular} tone="danger">
            Withdrawn
          </Badge>
        )}
        {update.corrected && update.state === 'published' && (
          <Badge icon={EditRegular} tone="quiet">
            Corrected
          </Badge>
        )}
        {by && kind !== 'nothing' && update.state !== 'withdrawn' && (
          <Badge icon={AlertUrgentRegular} tone={by > now ? 'warning' : 'quiet'}>
            {deadlineWords(by, now)}
          </Badge>
        )}
        {update.sample && (
          <Badge icon={BeakerRegular} tone="quiet">
            Sample
          </Badge>
        )}
        {facts.length > 0 && <span>{facts.join(' · ')}</span>}
      </p>
    </li>
  );
}
