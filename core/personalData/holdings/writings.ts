/** What somebody wrote, leads or approved: it stays, under the name of a former member. */
import type { Area } from '../../areas/area.ts';
import type { Meeting } from '../../areas/meeting.ts';
import type { Issue } from '../../digests/issue.ts';
import type { Person } from '../../people/person.ts';
import type { Update } from '../../updates/update.ts';
import { type Holding, type HoldingDeps, rewrite } from '../holding.ts';
import type { Whom } from '../whom.ts';

const isTheirs =
  ({ keys }: Whom) =>
  (key: string | null | undefined): boolean =>
    key !== null && key !== undefined && keys.includes(key);

const updatesOf = async ({ updates }: HoldingDeps, whom: Whom): Promise<Update[]> =>
  [...(await updates.published({})), ...(await updates.unpublished())].filter(
    ({ author, writers }) => isTheirs(whom)(author.key) || writers.some(isTheirs(whom)),
  );

const issuesOf = async ({ issues }: HoldingDeps, whom: Whom): Promise<Issue[]> =>
  (await issues.list()).filter(
    ({ author, writers, approver }) =>
      isTheirs(whom)(author.key) || isTheirs(whom)(approver?.key) || writers.some(isTheirs(whom)),
  );

/** A lead without an account is known by the name alone. */
const leads =
  ({ keys, name }: Whom) =>
  ({ key, name: shown }: Area['leads'][number]): boolean =>
    key === null ? shown === name : keys.includes(key);

const areasOf = async ({ areas }: HoldingDeps, whom: Whom): Promise<Area[]> =>
  (await areas.list()).map(({ value }) => value).filter((area) => area.leads.some(leads(whom)));

const wrote =
  (whom: Whom) =>
  ({ writers, actions }: Meeting): boolean =>
    writers.some(isTheirs(whom)) || actions.some(({ who }) => who === whom.name);

const meetingsOf = async ({ areas, meetings }: HoldingDeps, whom: Whom): Promise<Meeting[]> => {
  const slugs = (await areas.list()).map(({ value }) => value.slug);
  const all = await Promise.all(slugs.map((slug) => meetings.ofArea(slug)));
  return all
    .flat()
    .map(({ value }) => value)
    .filter(wrote(whom));
};

const eraseUpdates = async (deps: HoldingDeps, whom: Whom, former: Person): Promise<void> => {
  const theirs = isTheirs(whom);
  const who = { key: former.key, name: former.name };
  for (const { id } of await updatesOf(deps, whom))
    await rewrite(
      { read: () => deps.updates.get(id), put: (update, etag) => deps.updates.put(update, etag) },
      (update) => ({
        ...update,
        author: theirs(update.author.key) ? who : update.author,
        writers: update.writers.map((key) => (theirs(key) ? former.key : key)),
      }),
    );
};

const eraseIssues = async (deps: HoldingDeps, whom: Whom, former: Person): Promise<void> => {
  const theirs = isTheirs(whom);
  const who = { key: former.key, name: former.name };
  for (const { id } of await issuesOf(deps, whom))
    await rewrite(
      { read: () => deps.issues.get(id), put: (issue, etag) => deps.issues.put(issue, etag) },
      (issue) => ({
        ...issue,
        author: theirs(issue.author.key) ? who : issue.author,
        approver: theirs(issue.approver?.key) ? who : issue.approver,
        writers: issue.writers.map((key) => (theirs(key) ? former.key : key)),
      }),
    );
};

const eraseAreas = async (deps: HoldingDeps, whom: Whom, former: Person): Promise<void> => {
  for (const { slug } of await areasOf(deps, whom))
    await rewrite(
      { read: () => deps.areas.get(slug), put: (area, etag) => deps.areas.put(area, etag) },
      (area) => ({
        ...area,
        leads: area.leads.map((lead) =>
          leads(whom)(lead) ? { ...lead, key: null, name: former.name } : lead,
        ),
      }),
    );
};

const eraseMeetings = async (deps: HoldingDeps, whom: Whom, former: Person): Promise<void> => {
  const theirs = isTheirs(whom);
  for (const { area, id } of await meetingsOf(deps, whom))
    await rewrite(
      { read: () => deps.meetings.get(area, id), put: (meeting, etag) => deps.meetings.put(meeting, etag) },
      (meeting) => ({
        ...meeting,
        writers: meeting.writers.map((key) => (theirs(key) ? former.key : key)),
        actions: meeting.actions.map((action) =>
          action.who === whom.name ? { ...action, who: former.name } : action,
        ),
      }),
    );
};

export const writings: Holding = {
  name: 'What you wrote, lead or approved',
  async see(deps, whom) {
    const [updates, issues, areas, meetings] = await Promise.all([
      updatesOf(deps, whom),
      issuesOf(deps, whom),
      areasOf(deps, whom),
      meetingsOf(deps, whom),
    ]);
    return [
      ...updates.map(({ headline, state, changedAt }) => ({
        Update: headline,
        State: state,
        Changed: changedAt,
      })),
      ...issues.map(({ week, state, changedAt }) => ({
        'Digest of': week,
        State: state,
        Changed: changedAt,
      })),
      ...areas.map(({ name, leads: all }) => ({
        'Lead of': name,
        Role: all.find(leads(whom))?.role ?? null,
      })),
      ...meetings.map(({ title, heldOn, state }) => ({
        'Minutes of': title,
        'Held on': heldOn,
        State: state,
      })),
    ];
  },
  async erase(deps, whom, former) {
    await eraseUpdates(deps, whom, former);
    await eraseIssues(deps, whom, former);
    await eraseAreas(deps, whom, former);
    await eraseMeetings(deps, whom, former);
    return null;
  },
};
