import type { SyncReply } from '#core/contract/api.ts';
import { sourceNames } from '#core/sync/inbound/questionWords.ts';
import styles from './SyncPage.module.css';
import { momentWords } from './syncWords.ts';

type Props = { notices: SyncReply['notices']; now: string };

/** What was decided without anybody being asked. */
export function SyncNotices({ notices, now }: Props) {
  if (notices.length === 0) return null;
  return (
    <section aria-labelledby="notices">
      <h2 id="notices" className={styles.title}>
        Good to know
      </h2>
      <ul className={styles.notices}>
        {notices.map((notice) => (
          <li key={notice.id}>
            <strong>{notice.title}</strong>, edited in {sourceNames[notice.source]}
            {notice.editor && ` by ${notice.editor.name}`} ({momentWords(notice.at, now)}): {notice.text}
          </li>
        ))}
      </ul>
    </section>
  );
}
