import type { UpdateView } from '#core/contract/areas.ts';
import { phaseNames } from '#core/events/names.ts';
import { momentWords } from '#core/time/wording.ts';
import { ukZone } from '#core/time/zones.ts';
import type { UpdateDetails } from '#core/updates/update.ts';
import { OutLink } from '../../../components/areas/OutLink.tsx';
import { Markdown } from '../../../components/markdown/Markdown.tsx';
import { askLinks, audienceNames } from '../words.ts';
import styles from './UpdateBody.module.css';

/** An update as readers see it: always in this order. Also the preview of one that is being written. */
export function UpdateBody({ update }: { update: UpdateDetails | UpdateView }) {
  const { ask, attachments, happened, next, phases, shareWith, tags } = update;
  const asks = ask.kind !== 'nothing' && (ask.words || ask.link || ask.by);
  return (
    <div className={styles.body}>
      {happened.trim() && (
        <section>
          <h2>What has happened</h2>
          <Markdown text={happened} />
        </section>
      )}
      {next.trim() && (
        <section>
          <h2>What comes next</h2>
          <Markdown text={next} />
        </section>
      )}
      {asks && (
        <section className={styles.ask}>
          <h2>What we would like from you</h2>
          {ask.words && <p>{ask.words}</p>}
          {ask.by && <p className={styles.by}>By {momentWords(ask.by, ukZone)}</p>}
          {ask.link && (
            <p>
              <OutLink href={ask.link}>{askLinks[ask.kind]}</OutLink>
            </p>
          )}
        </section>
      )}
      {attachments.length > 0 && (
        <section>
          <h2>Links</h2>
          <ul className={styles.links}>
            {attachments.map(({ title, link, type, size }) => (
              <li key={`${title} ${link}`}>
                <OutLink href={link}>
                  {title} ({[type, size].filter(Boolean).join(', ')})
                </OutLink>
              </li>
            ))}
          </ul>
        </section>
      )}
      <dl className={styles.facts}>
        <div>
          <dt>For</dt>
          <dd>{phases.length === 0 ? 'Every phase' : phases.map((phase) => phaseNames[phase]).join(', ')}</dd>
        </div>
        {shareWith.length > 0 && (
          <div>
            <dt>Please share with</dt>
            <dd>{shareWith.map((audience) => audienceNames[audience]).join(', ')}</dd>
          </div>
        )}
        {tags.length > 0 && (
          <div>
            <dt>Tags</dt>
            <dd>{tags.join(', ')}</dd>
          </div>
        )}
      </dl>
    </div>
  );
}
