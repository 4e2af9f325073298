import { Button } from '@fluentui/react-components';
import { LinkDismissRegular } from '@fluentui/react-icons/svg/link-dismiss';
import type { Area } from '#core/areas/area.ts';
import { plainDay } from '#core/time/wording.ts';
import { OutLink } from '../../../components/areas/OutLink.tsx';
import bar from '../../../components/Bar.module.css';
import { PageLink } from '../../../components/PageLink.tsx';
import { DataTable } from '../../../components/table/DataTable.tsx';
import styles from './Meetings.module.css';

type Props = {
  resources: Area['resources'];
  mayEdit: boolean;
  slug: string;
  /** Null where nobody looks after the area any more. */
  onSuggest: (() => void) | null;
};

/** What the area made or recommends. The link's text says what it leads to, and how large it is. */
export function Resources({ resources, mayEdit, slug, onSuggest }: Props) {
  return (
    <section aria-labelledby="resources">
      <div className={styles.head}>
        <h2 id="resources" tabIndex={-1}>
          Resources
        </h2>
        <div className={bar.bar}>
          {onSuggest && <Button onClick={onSuggest}>Suggest a resource</Button>}
          {mayEdit && <PageLink to={`/manage/areas/${slug}`}>Edit resources</PageLink>}
        </div>
      </div>
      {resources.length === 0 ? (
        <p className={styles.none}>Nothing here yet.</p>
      ) : (
        <DataTable
          labelledBy="resources"
          headings={['Name', 'Last checked']}
          rows={resources.map(({ id, title, link, type, size, checkedOn, brokenSince }) => [
            <span key={id} className={styles.resource}>
              <OutLink href={link}>
                {title} ({[type, size].filter(Boolean).join(', ')})
              </OutLink>
              {brokenSince && (
                <span className={styles.broken}>
                  <LinkDismissRegular aria-hidden /> This link is not working. We have told the editor.
                </span>
              )}
            </span>,
            checkedOn ? plainDay(checkedOn) : 'Not yet',
          ])}
        />
      )}
    </section>
  );
}
