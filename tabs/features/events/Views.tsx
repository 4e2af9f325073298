import { Link, useSearch } from 'wouter';
import styles from './Views.module.css';

type View = 'coming' | 'past' | 'month';

const views: { view: View; label: string }[] = [
  { view: 'coming', label: 'Coming up' },
  { view: 'past', label: 'Past' },
  { view: 'month', label: 'Month' },
];

/** The ways to look at events. Links, because each is an address of its own; filters go along. */
export function Views({ view }: { view: View }) {
  const search = useSearch();
  return (
    <nav className={styles.views} aria-label="Views">
      {views.map((each) => (
        <Link
          key={each.view}
          href={addressOf(each.view, search)}
          className={styles.view}
          aria-current={each.view === view ? 'page' : undefined}
          data-view={each.view}
        >
          <span data-label={each.label}>{each.label}</span>
        </Link>
      ))}
    </nav>
  );
}

function addressOf(view: View, search: string): string {
  const query = new URLSearchParams(search);
  query.delete('when');
  query.delete('day');
  if (view === 'past') query.set('when', 'past');
  const rest = query.size > 0 ? `?${query}` : '';
  return `${view === 'month' ? '/events/month' : '/events'}${rest}`;
}
