import { useLocation, useSearch } from 'wouter';
import type { UpdateSummary } from '#core/contract/areas.ts';
import type { Instant } from '#core/events/event.ts';
import { counted } from '../../../components/counted.ts';
import { Empty } from '../../../components/Empty.tsx';
import { FilterPanel } from '../../../components/FilterPanel.tsx';
import { UpdateItem } from '../../../components/updates/UpdateItem.tsx';
import { useAnnounced } from '../../../components/useAnnounced.ts';
import { byTerm, type Term } from '../years.ts';
import styles from './Timeline.module.css';
import { choicesFor, shows, timelineFilters, withFilter } from './timelineFilters.ts';

/** How many terms stand open before anybody asks. */
const openTerms = 2;

/** What the area told, newest first, by term. */
export function Timeline({ updates, now }: { updates: UpdateSummary[]; now: Instant }) {
  const search = useSearch();
  const [path, navigate] = useLocation();
  const filters = timelineFilters(search);
  const shown = updates.filter((update) => shows(filters, update));
  const filtered = Object.values(filters).some(Boolean);
  const count = counted(shown.length, 'update');
  useAnnounced(filtered ? count : null);
  const choose = (name: string, value: string | null): void => {
    const query = withFilter(search, name, value);
    navigate(query ? `${path}?${query}` : path, { replace: true });
  };
  const terms = byTerm(shown);

  return (
    <section aria-labelledby="updates">
      <h2 id="updates" tabIndex={-1}>
        Updates
      </h2>
      {updates.length > 0 && (
        <div className={styles.filters}>
          <FilterPanel
            label="Filter updates"
            choices={choicesFor(filters, updates)}
            toggles={[{ name: 'action', label: 'Needs action', on: filters.action }]}
            result={`Show ${count}`}
            onChoose={choose}
            onToggle={(name, on) => choose(name, on ? 'yes' : null)}
          />
        </div>
      )}
      {shown.length === 0 && (
        <Empty>
          {filtered
            ? 'No update fits these filters.'
            : 'No updates yet this term. Follow this area and we will tell you.'}
        </Empty>
      )}
      {terms.map((term, index) =>
        index < openTerms || filtered ? (
          <section key={term.name} className={styles.term} aria-label={term.name}>
            <h3 className={styles.name}>{term.name}</h3>
            <Updates term={term} now={now} />
          </section>
        ) : (
          <details key={term.name} className={styles.term}>
            <summary>
              <h3 className={styles.name}>
                {term.name} ({term.updates.length})
              </h3>
            </summary>
            <Updates term={term} now={now} />
          </details>
        ),
      )}
    </section>
  );
}

const Updates = ({ term, now }: { term: Term; now: Instant }) => (
  <ol className={styles.updates}>
    {term.updates.map((update) => (
      <UpdateItem key={update.id} update={update} now={now} heading="h4" />
    ))}
  </ol>
);
