import type { SyncReply } from '#core/contract/api.ts';
import { Notice } from '../../components/Notice.tsx';
import { momentWords } from './syncWords.ts';

type Props = { paused: NonNullable<SyncReply['paused']>; now: string };

/** Says that nothing goes between the app and Microsoft 365, and that nothing is lost by it. */
export function PausedBanner({ paused, now }: Props) {
  return (
    <Notice tone="warning" announce="polite">
      <strong>
        Paused by {paused.by.name} ({momentWords(paused.since, now)}).
      </strong>{' '}
      Nothing goes to SharePoint and Outlook and nothing is read from there until it goes on. Bookings,
      imports and mail work as always, and nothing is lost.
    </Notice>
  );
}
