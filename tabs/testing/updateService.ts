import type { Me } from '#core/contract/api.ts';
import type { UpdateSummary, UpdatesReply, UpdateView } from '#core/contract/areas.ts';
import type { MessagePreview } from '#core/contract/preview.ts';
import { type Answer, problem } from './answer.ts';
import { tellingTime } from './programme.ts';
import { anUpdate, someAreas } from './someAreas.ts';

export const summaryOf = (update: UpdateView): UpdateSummary => ({
  id: update.id,
  area: update.area,
  headline: update.headline,
  ask: update.ask,
  tags: update.tags,
  phases: update.phases,
  confirm: update.confirm,
  state: update.state,
  publishedAt: update.publishedAt,
  changedAt: update.changedAt,
  corrected: update.corrections.length > 0,
  sample: update.sample,
  excerpt: update.happened.replaceAll(/[*[\]]|\(https[^)]*\)/g, '').slice(0, 160),
});

type UpdateRequest = {
  updates: UpdateView[];
  method: string;
  path: string[];
  url: URL;
  me: Me;
  body: Buffer;
};

const edits = (me: Me): boolean => me.roles.includes('editor');
const writes = (me: Me): boolean => edits(me) || me.key === 't:lead';

/** Everything under `/api/updates`. The lead writes, the editor reviews; each writing has its own etag. */
export function answerUpdates({ updates, method, path, url, me, body }: UpdateRequest): Answer {
  const [id, step] = path;
  const asked = body.length > 0 ? JSON.parse(body.toString()) : {};
  if (!id && method === 'GET') return search(updates, url, me);
  if (!id) {
    const from = updates.find((update) => update.id === asked.from);
    const made = anUpdate({
      ...blank,
      ...(from && { tags: from.tags, phases: from.phases }),
      area: asked.area,
    });
    updates.push(made);
    return { status: 201, body: replyOf(made, me) };
  }
  if (id === 'desk') return desk(updates, me);
  const at = updates.findIndex((update) => update.id === id);
  const known = updates[at];
  if (!known) return problem(404, 'notFound', 'This update is not listed.');
  if (method === 'DELETE') {
    updates.splice(at, 1);
    return desk(updates, me);
  }
  if (step === 'preview') return { status: 200, body: previewOf(known) };
  if (method === 'GET') return { status: 200, body: replyOf(known, me) };
  if (asked.etag !== known.etag)
    return problem(409, 'conflict', 'Somebody saved changes while you were writing.');
  const next: UpdateView = {
    ...known,
    ...changeBy(step, asked, known),
    etag: String(Number(known.etag) + 1),
  };
  updates[at] = next;
  return { status: 200, body: replyOf(next, me) };
}

const previewOf = ({ headline }: UpdateView): MessagePreview => ({
  summary: `Update: ${headline}`,
  card: { type: 'AdaptiveCard', version: '1.5', body: [{ type: 'TextBlock', text: `Card: ${headline}` }] },
  mail: {
    subject: `New: ${headline}`,
    text: headline,
    html: `<!doctype html><html lang="en-GB"><head><title>Mail</title></head><body><h1>${headline}</h1></body></html>`,
  },
});

type Asked = { details?: Partial<UpdateView>; reason?: string };

function changeBy(
  step: string | undefined,
  { details = {}, reason = '' }: Asked,
  known: UpdateView,
): Partial<UpdateView> {
  const told = { at: tellingTime, reason };
  switch (step) {
    case undefined:
      return { ...details, changedAt: tellingTime, problems: details.next ? [] : known.problems };
    case 'review':
      return { state: 'inReview', note: null };
    case 'sendBack':
      return { state: 'draft', note: reason };
    case 'publish':
      return { state: 'published', publishedAt: tellingTime };
    case 'correct':
      return { ...details, corrections: [...known.corrections, told] };
    case 'withdraw':
      return { state: 'withdrawn', withdrawn: told };
    default:
      return { confirmedAt: tellingTime };
  }
}

const blank: Partial<UpdateView> = {
  id: 'u00000000099',
  headline: '',
  happened: '',
  next: '',
  ask: { kind: 'nothing', words: '', by: null, link: null },
  tags: [],
  shareWith: ['staff'],
  attachments: [],
  state: 'draft',
  publishedAt: null,
  changedAt: tellingTime,
  problems: [{ field: 'headline', message: 'Write a headline that says what is new.' }],
};

function replyOf(update: UpdateView, me: Me): { now: string; me: Me; update: UpdateView } {
  const inReview = update.state === 'inReview';
  const out = update.state === 'published';
  const may = {
    write: writes(me) && update.state === 'draft',
    review: inReview && edits(me),
    takeBack: inReview && writes(me),
    correct: out && edits(me),
    withdraw: out && edits(me),
    reviewRefused:
      inReview && me.key === 't:lead' ? 'You wrote this, so someone else has to approve it.' : null,
  };
  return { now: tellingTime, me, update: { ...update, may } };
}

function search(updates: UpdateView[], url: URL, me: Me): Answer {
  const asked = (name: string): string => url.searchParams.get(name) ?? '';
  const words = asked('q').toLowerCase().split(' ').filter(Boolean);
  const found = updates.filter(
    (update) =>
      ['published', 'withdrawn'].includes(update.state) &&
      words.every((word) => `${update.headline} ${update.happened}`.toLowerCase().includes(word)) &&
      (!asked('area') || update.area === asked('area')) &&
      (!asked('tag') || update.tags.includes(asked('tag'))),
  );
  const body = {
    now: tellingTime,
    me,
    updates: found.map(summaryOf),
    total: found.length,
    others: othersIn(words),
    cursor: null,
  };
  return { status: 200, body };
}

/** The minutes that tell of parents, and a resource: what the words may be in besides updates. */
const othersIn = (words: readonly string[]): UpdatesReply['others'] =>
  words.includes('parents')
    ? [
        {
          ...{ kind: 'resource', area: 'transitions', areaName: 'Ensuring Effective Transitions' },
          ...{ title: 'What parents told us', id: null, link: 'https://norfolk.example/parents', day: null },
        },
        {
          ...{ kind: 'minutes', area: 'transitions', areaName: 'Ensuring Effective Transitions' },
          ...{ title: 'Autumn task-group meeting', id: 'm00000000001', link: null, day: '2026-09-11' },
        },
      ]
    : [];

function desk(updates: UpdateView[], me: Me): Answer {
  const pick = (state: UpdateView['state']) =>
    updates.filter((update) => update.state === state).map(summaryOf);
  const areas = writes(me) ? someAreas().map(({ slug, name }) => ({ slug, name })) : [];
  const mine = writes(me) ? [...pick('draft'), ...pick('inReview')] : [];
  const forReview = edits(me) ? pick('inReview') : [];
  return { status: 200, body: { now: tellingTime, me, mine, forReview, areas } };
}
