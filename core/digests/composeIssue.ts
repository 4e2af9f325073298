/** Composing: an issue assembles itself from what is new; an editor trims, orders, writes an opening, tries it out. */
import { fail, type Result, succeed } from '../errors.ts';
import type { Stored } from '../events/ports.ts';
import type { Principal } from '../people/person.ts';
import { addDays, type Day, mondayOf } from '../time/days.ts';
import { dayOf, instantOf, ukZone } from '../time/zones.ts';
import { beforeItGoes } from './asItStands.ts';
import { changeIssue, type IssueDeps, type IssueInput, mayWrite } from './changeIssue.ts';
import { type GatherDeps, gatherItems } from './gatherItems.ts';
import { type Issue, type IssueContent, mostIssueItems, openStates, untouchedIssue } from './issue.ts';
import { toldBefore } from './toldBefore.ts';

export type ComposeDeps = IssueDeps & GatherDeps;

const onlyEditors = 'Only editors put digests together.';

/** @param week the Monday it is for; without, the next one */
export const draftIssue = async (
  deps: ComposeDeps,
  { principal, week: asked }: { principal: Principal; week?: Day | undefined },
): Promise<Result<Stored<Issue>>> => {
  if (!mayWrite(principal)) return fail('forbidden', onlyEditors);
  const now = instantOf(deps.clock.now());
  const week = mondayOf(asked ?? addDays(dayOf(now, ukZone), 7));
  const told = await toldBefore(deps, now);
  const issue: Issue = {
    id: deps.ids.next(),
    kind: 'digest',
    state: 'draft',
    week,
    since: told.since,
    gatheredAt: now,
    opening: '',
    ...(await gatherItems(deps, told)),
    audience: 'rhythm',
    confirm: false,
    sendAt: null,
    author: { key: principal.key, name: principal.name },
    writers: [principal.key],
    ...untouchedIssue,
    createdAt: now,
    changedAt: now,
  };
  if ((await deps.issues.put(issue, null)) === 'conflict') return fail('busy', 'Try again in a moment.');
  await deps.audit.record([
    { at: now, who: principal.key, what: 'digest.drafted', subject: issue.id, detail: week },
  ]);
  const stored = await deps.issues.get(issue.id);
  return stored ? succeed(stored) : fail('busy', 'Try again in a moment.');
};

/** An edit takes approval and test back: what was approved is what is sent. */
const asDraft = ({ writers }: Issue, { key }: Principal): Partial<Issue> => ({
  state: 'draft',
  writers: [...new Set([...writers, key])],
  approver: null,
  approvedAt: null,
  testedAt: null,
});

/** Corrections belong to what has gone; an editor's content brings none. */
const untouched = (content: IssueContent): IssueContent => ({
  ...content,
  week: mondayOf(content.week),
  items: content.items.map((item) => ({ ...item, corrected: null, withdrawn: null })),
});

export const saveIssue = (
  deps: IssueDeps,
  { content, ...input }: IssueInput & { content: IssueContent },
): Promise<Result<Stored<Issue>>> =>
  changeIssue(deps, input, {
    deed: 'digest.edited',
    may: mayWrite,
    refused: onlyEditors,
    from: openStates,
    change: (issue) => succeed({ ...untouched(content), ...asDraft(issue, input.principal) }),
  });

/** Adds what has become new since. Of the items that are there only those change whose source says something else by now. */
export const gatherMore = async (deps: ComposeDeps, input: IssueInput): Promise<Result<Stored<Issue>>> => {
  const stored = await deps.issues.get(input.id);
  const now = instantOf(deps.clock.now());
  const { updates } = await toldBefore(deps, now);
  const found = stored && (await gatherItems(deps, { since: stored.value.since, updates }));
  const held = stored ? await beforeItGoes(deps, stored.value.items, now) : [];
  return changeIssue(deps, input, {
    deed: 'digest.gathered',
    may: mayWrite,
    refused: onlyEditors,
    from: openStates,
    change(issue) {
      const known = new Set(issue.items.map(({ id }) => id));
      const added = (found?.items ?? []).filter(({ id }) => !known.has(id));
      if (added.length === 0 && held.every((item, index) => item === stored?.value.items[index]))
        return fail('notFound', 'There is nothing new since it was put together.');
      const items = [...held, ...added];
      return succeed({
        ...asDraft(issue, input.principal),
        gatheredAt: now,
        items: items.slice(0, mostIssueItems),
        leftOut: (found?.leftOut ?? 0) + Math.max(0, items.length - mostIssueItems),
      });
    },
  });
};
