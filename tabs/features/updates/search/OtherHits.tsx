import { Link } from 'wouter';
import type { UpdatesReply } from '#core/contract/areas.ts';
import { plainDay } from '#core/time/wording.ts';
import { OutLink } from '../../../components/areas/OutLink.tsx';
import { rememberLeaving } from '../../../components/focus.ts';
import lines from '../../../components/Lines.module.css';
import styles from './SearchPage.module.css';

type Hit = UpdatesReply['others'][number];

const kinds: Record<Hit['kind'], string> = {
  area: 'Priority area',
  minutes: 'Minutes',
  resource: 'Resource',
};

/** Areas, resources and minutes that the words are in. */
export function OtherHits({ hits }: { hits: readonly Hit[] }) {
  if (hits.length === 0) return null;
  return (
    <section aria-labelledby="others">
      <h2 id="others" className={styles.count}>
        In areas, resources and minutes ({hits.length})
      </h2>
      <ul className={lines.lines}>
        {hits.map((hit) => (
          <li key={`${hit.kind} ${hit.area} ${hit.id ?? hit.link ?? ''}`} className={lines.line}>
            <div className={lines.what}>
              <h3>
                <Title hit={hit} />
              </h3>
              <p className={styles.kind}>
                {[kinds[hit.kind], hit.day && plainDay(hit.day), hit.kind === 'area' ? null : hit.areaName]
                  .filter(Boolean)
                  .join(' · ')}
              </p>
            </div>
          </li>
        ))}
      </ul>
    </section>
  );
}

function Title({ hit: { area, id, link, title } }: { hit: Hit }) {
  if (link !== null) return <OutLink href={link}>{title}</OutLink>;
  const anchor = `hit-${area}-${id ?? ''}`;
  return (
    <Link
      id={anchor}
      className={styles.hit}
      href={id === null ? `/areas/${area}` : `/areas/${area}/meetings/${id}`}
      onClick={() => rememberLeaving(anchor)}
    >
      {title}
    </Link>
  );
}
