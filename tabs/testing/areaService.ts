import type { Area } from '#core/areas/area.ts';
import type { EventView, Me } from '#core/contract/api.ts';
import type { AreaReply, AreasReply, HelpView, MeetingView, UpdateView } from '#core/contract/areas.ts';
import { type Answer, problem } from './answer.ts';
import { tellingTime } from './programme.ts';
import { aMeeting, schoolYear, someAreas } from './someAreas.ts';
import { summaryOf } from './updateService.ts';

export type Areas = {
  all: Area[];
  etags: Map<string, number>;
  following: Set<string>;
  meetings: MeetingView[];
  /** What people offered, asked or suggested. */
  help: (HelpView & { slug: string })[];
};

export const areasAtStart = (): Areas => ({
  all: someAreas(),
  etags: new Map(),
  following: new Set(['ks2']),
  meetings: [
    aMeeting(),
    aMeeting({
      id: 'm00000000002',
      title: 'Summer task-group meeting',
      heldOn: '2026-06-12',
      state: 'draft',
    }),
  ],
  help: [],
});

type AreaRequest = {
  areas: Areas;
  updates: UpdateView[];
  events: EventView[];
  method: string;
  path: string[];
  me: Me;
  body: Buffer;
};

const edits = (me: Me): boolean => me.roles.includes('editor');
const etagOf = (areas: Areas, slug: string): string => `a${areas.etags.get(slug) ?? 0}`;

/** Areas, following them, helping, minutes: all under `/api/areas`. */
export function answerAreas(request: AreaRequest): Answer {
  const { areas, method, path, me, body } = request;
  const [slug, deed, id, step] = path;
  if (!slug) return { status: 200, body: listOf(request) };
  const asked = body.length > 0 ? JSON.parse(body.toString()) : {};
  const known = areas.all.find((area) => area.slug === slug);
  if (method === 'PUT' && !deed) {
    if (!edits(me)) return problem(403, 'forbidden', 'Only editors change areas.');
    if (asked.etag !== null && asked.etag !== etagOf(areas, slug))
      return problem(409, 'conflict', 'Somebody changed this area meanwhile.');
    areas.all = known
      ? areas.all.map((area) => (area.slug === slug ? asked.area : area))
      : [...areas.all, asked.area];
    areas.all.sort((a, b) => a.order - b.order);
    areas.etags.set(slug, (areas.etags.get(slug) ?? 0) + 1);
  } else if (!known) return problem(404, 'notFound', 'There is no such area.');
  if (deed === 'follow') areas.following[method === 'POST' ? 'add' : 'delete'](slug);
  if (deed === 'help' && !id) areas.help.push(offerOf(areas, slug, asked, me));
  if (deed === 'help' && id) settle(areas, slug, id, asked.take);
  if (deed === 'meetings') {
    const meeting = areas.meetings.find((each) => each.id === id);
    if (meeting && asked.etag !== meeting.etag)
      return problem(409, 'conflict', 'Somebody changed these minutes meanwhile.');
    changeMeetings(areas, { method, id, step, details: asked.details });
  }
  return { status: 200, body: replyOf(request, slug) };
}

type Asked = Pick<HelpView, 'how' | 'words'> & { resource?: HelpView['resource'] };

const offerOf = ({ help }: Areas, slug: string, asked: Asked, me: Me): Areas['help'][number] => ({
  slug,
  id: `h${help.length + 1}`,
  how: asked.how,
  words: asked.words,
  update: null,
  resource: asked.resource ?? null,
  name: me.name,
  email: me.email,
  at: tellingTime,
});

function settle(areas: Areas, slug: string, id: string, take: boolean): void {
  const { resource } = areas.help.find((each) => each.id === id) ?? {};
  areas.help = areas.help.filter((each) => each.id !== id);
  if (!take || !resource) return;
  const added = { ...resource, id, size: null, checkedOn: null, brokenSince: null };
  areas.all = areas.all.map((area) =>
    area.slug === slug ? { ...area, resources: [...area.resources, added] } : area,
  );
}

type MeetingStep = { method: string; id: string | undefined; step: string | undefined; details: MeetingView };

function changeMeetings(areas: Areas, { method, id, step, details }: MeetingStep): void {
  if (step === 'publish')
    areas.meetings = areas.meetings.map((each) => (each.id === id ? { ...each, state: 'published' } : each));
  else if (method === 'PUT')
    areas.meetings = areas.meetings.map((each) =>
      each.id === id ? { ...each, ...details, etag: `${each.etag}+` } : each,
    );
  else areas.meetings.unshift(aMeeting({ ...details, id: 'm00000000009', state: 'draft' }));
}

const listOf = ({ areas, updates, events, me }: AreaRequest): AreasReply => ({
  now: tellingTime,
  me,
  year: schoolYear,
  areas: areas.all.map(({ slug, name, focus, immediate, opened, closed }) => {
    const latest = updates.find((update) => update.area === slug && update.state === 'published');
    const following = areas.following.has(slug);
    return {
      slug,
      name,
      focus,
      immediate,
      opened,
      closed,
      following,
      latest: latest ? summaryOf(latest) : null,
      monthly: 2,
    };
  }),
  comingUp: events.filter(({ area, end }) => area !== null && end > tellingTime).slice(0, 5),
});

function replyOf({ areas, updates, events, me }: AreaRequest, slug: string): AreaReply {
  const area = areas.all.find((each) => each.slug === slug);
  if (!area) throw new Error(`There is no area ${slug}.`);
  const write = edits(me) || area.leads.some(({ key }) => key === me.key);
  return {
    now: tellingTime,
    me,
    year: schoolYear,
    area,
    etag: etagOf(areas, slug),
    following: areas.following.has(slug),
    followers: 211 + (areas.following.has(slug) ? 1 : 0),
    updates: updates
      .filter((update) => update.area === slug && ['published', 'withdrawn'].includes(update.state))
      .map(summaryOf),
    meetings:
      slug === 'transitions'
        ? areas.meetings
            .filter(({ state }) => state === 'published' || write)
            .map((each) => ({ ...each, may: { write, publish: edits(me) && each.state === 'draft' } }))
        : [],
    events: events.filter((event) => event.area === slug && event.end > tellingTime),
    help: write ? areas.help.filter((each) => each.slug === slug) : [],
    may: { edit: edits(me), write },
  };
}
