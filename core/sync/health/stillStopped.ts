/** Which messages that stopped still matter: what the truth shows as done since is taken off the list. */
import { projectMessageSchema } from '../../contract/queue.ts';
import type { Deps } from '../../deps.ts';
import type { Feed } from '../../feeds/feed.ts';
import type { Reading } from '../inbound/following.ts';
import type { StoppedMessage } from './stopped.ts';

type Seen = { readings: readonly Reading[]; feeds: readonly Feed[] };

const messageOf = ({ message }: StoppedMessage): unknown => (message === null ? null : JSON.parse(message));

const isDone = async (
  deps: Pick<Deps, 'outbox' | 'imports'>,
  stopped: StoppedMessage,
  { readings, feeds }: Seen,
): Promise<boolean> => {
  const { queue, about, at } = stopped;
  if (queue === 'project' || queue === 'turns') {
    const read = projectMessageSchema.safeParse(messageOf(stopped));
    return read.success && (await deps.outbox.marks(read.data.subjects)).length === 0;
  }
  if (queue === 'changes')
    return readings.some(({ source, readAt }) => source === about && readAt !== null && readAt > at);
  const [, id = ''] = about.split(' ');
  if (queue === 'feeds') {
    const feed = feeds.find((one) => one.id === id);
    // One that was dropped needs nobody; a message that could not be read names none.
    return feed ? (feed.lastSuccess ?? '') > at : id !== 'queue';
  }
  return queue === 'imports' && (await deps.imports.get(id))?.state === 'applied';
};

/** Those that wait for somebody, or are being tried again. Records that are done with are removed. */
export const stillStopped = async (
  deps: Pick<Deps, 'outbox' | 'imports' | 'stopped'>,
  records: readonly StoppedMessage[],
  seen: Seen,
): Promise<StoppedMessage[]> => {
  const still: StoppedMessage[] = [];
  for (const record of records) {
    if (record.state === 'failing') continue;
    if (await isDone(deps, record, seen)) await deps.stopped.remove(record.id);
    else still.push(record);
  }
  return still;
};
