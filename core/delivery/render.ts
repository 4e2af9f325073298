/** One recipient's message: their items, with links that are theirs alone. */
import { digestLink } from '../contract/links.ts';
import { changeMail, digestMail } from '../digests/digestMail.ts';
import { type DigestView, viewDigest, withdrawnWords } from '../digests/digestView.ts';
import { eventsIn } from '../digests/eventsIn.ts';
import type { DigestItem, Issue } from '../digests/issue.ts';
import type { Person } from '../people/person.ts';
import type { Mail } from '../sync/ports.ts';
import { answeredWords } from './answerDelivery.ts';
import type { ChatMessage } from './chat.ts';
import type { Delivery } from './delivery.ts';
import type { DeliveryDeps, DigestCards } from './deliveryDeps.ts';
import type { Dispatch } from './dispatch.ts';
import { askAfter, monthlyAfter } from './habits.ts';

/** Links in a message that nobody has opened for so long lead nowhere any more. */
const linkSeconds = 180 * 86_400;

export type RenderDeps = Pick<DeliveryDeps, 'clock' | 'links' | 'publicUrl'>;

export type Addressee = {
  issue: Issue;
  dispatch: Pick<Dispatch, 'id' | 'change'>;
  row: Delivery;
  person: Pick<Person, 'key' | 'name' | 'email'>;
};

/** Those of an issue that a row holds, in its order. */
export const itemsOf = ({ issue, row }: Pick<Addressee, 'issue' | 'row'>): DigestItem[] =>
  row.items.flatMap((id) => issue.items.find((item) => item.id === id) ?? []);

const tokenFor = ({ clock, links }: RenderDeps, { issue, row, person }: Addressee): Promise<string> =>
  links.seal(
    { purpose: 'digest', issue: issue.id, chunk: String(row.chunk), person: person.key },
    new Date(clock.now().getTime() + linkSeconds * 1000),
  );

const noticeOf = ({ passed }: Delivery): string | null => {
  if (passed === askAfter)
    return 'Is weekly too often? You have not opened the last three. Choose how often under “Fewer messages”.';
  return passed === monthlyAfter
    ? 'You have not opened the last eight, so from now on this comes once a month. “Fewer messages” changes it back.'
    : null;
};

const viewFor = (deps: RenderDeps, addressee: Addressee, token: string): DigestView => {
  const { issue, row } = addressee;
  const link = (item: DigestItem | null) => digestLink(deps.publicUrl, token, item?.id ?? null);
  return viewDigest(
    issue,
    itemsOf(addressee),
    { item: link, all: link(null), preferences: link(null) },
    { dispatch: issue.id, chunk: row.chunk },
    { answered: answeredWords(row, issue.confirm), notice: noticeOf(row) },
  );
};

export const cardFor = async <M extends ChatMessage>(
  deps: RenderDeps & { digestCards: DigestCards<M> },
  addressee: Addressee,
): Promise<M> => {
  const view = viewFor(deps, addressee, await tokenFor(deps, addressee));
  const { withdrawn } = addressee.issue;
  return withdrawn
    ? deps.digestCards.withdrawn(view, withdrawnWords(withdrawn))
    : deps.digestCards.digest(view);
};

export const mailFor = async (deps: RenderDeps, addressee: Addressee): Promise<Mail> => {
  const { dispatch, issue, row, person } = addressee;
  const view = viewFor(deps, addressee, await tokenFor(deps, addressee));
  const addressed = {
    to: { name: person.name, email: person.email },
    about: {
      eventId: issue.id,
      reference: null,
      delivery: { dispatch: dispatch.id, chunk: row.chunk, person: person.key },
    },
    publicUrl: deps.publicUrl,
  };
  if (!dispatch.change) return digestMail(view, { ...addressed, events: eventsIn(itemsOf(addressee)) });
  const { what, item: changed, reason } = dispatch.change;
  const item = issue.items.find(({ id }) => id === changed);
  return changeMail(
    {
      what,
      title: item?.title ?? view.week,
      line: item?.line ?? '',
      reason,
      url: what === 'corrected' ? view.allUrl : null,
    },
    addressed,
  );
};
