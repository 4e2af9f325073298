import { FlashRegular } from '@fluentui/react-icons/svg/flash';
import { Link } from 'wouter';
import type { AreaSummary } from '#core/contract/areas.ts';
import { publishedWhen } from '#core/updates/publishedWhen.ts';
import { FollowSwitch } from '../../../components/areas/FollowSwitch.tsx';
import { Badge } from '../../../components/Badge.tsx';
import shared from '../../../components/Card.module.css';
import { rememberLeaving } from '../../../components/focus.ts';
import { yearWords } from '../years.ts';
import styles from './AreaCard.module.css';

/** One area of the list: what it is about, its latest update, and following it. */
export function AreaCard({ area }: { area: AreaSummary }) {
  const id = `area-${area.slug}`;
  const { latest } = area;
  return (
    <li className={`${shared.card} ${styles.card}`} data-focus={area.immediate || undefined}>
      {area.immediate && (
        <p className={styles.mark}>
          <Badge icon={FlashRegular} tone="brand">
            Focus this year
          </Badge>
        </p>
      )}
      <h2 className={`${shared.title} ${styles.title}`}>
        <Link
          href={`/areas/${area.slug}`}
          id={id}
          className={shared.link}
          onClick={() => rememberLeaving(id)}
        >
          {area.name}
        </Link>
      </h2>
      <p className={styles.focus}>{area.focus}</p>
      {area.closed && (
        <p className={styles.latest}>
          Worked on from {area.opened.slice(0, 4)} to 20{area.closed.slice(5)}; closed after{' '}
          {yearWords(area.closed)}.
        </p>
      )}
      {latest && (
        <p className={styles.latest}>
          Latest, {publishedWhen(latest)}
          {latest.sample ? ' (sample)' : ''}:{' '}
          <Link href={`/areas/${area.slug}/updates/${latest.id}`} className={styles.latestLink}>
            {latest.headline}
          </Link>
        </p>
      )}
      {!area.closed && <FollowSwitch slug={area.slug} name={area.name} following={area.following} />}
    </li>
  );
}
