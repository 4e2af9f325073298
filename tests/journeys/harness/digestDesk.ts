/** Putting a digest together and sending it, through the doors that the pages use. */
import { updateReplySchema } from '#core/contract/areas.ts';
import {
  type IssueView,
  issueReplySchema,
  preferencesReplySchema,
  type ReachReply,
  type ReportReply,
  reachReplySchema,
  reportReplySchema,
} from '#core/contract/digests.ts';
import type { Rhythm } from '#core/people/preferences.ts';
import { updateDetailsSchema } from '#core/updates/update.ts';
import { apiAs, personNamed } from './asPerson.ts';
import type { Stack } from './startStack.ts';

const editor = 'Council editor';
const approver = 'Approver';

export const digestDesk = (stack: Pick<Stack, 'url'>) => {
  let issue: IssueView;

  const call = (name: string, path: string, method = 'GET', body?: unknown) =>
    apiAs(stack, personNamed(name))(path, {
      method,
      headers: { 'content-type': 'application/json' },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    });
  /** @throws when it is not answered with 200 or 201 */
  const done = async (answer: ReturnType<typeof call>): Promise<unknown> => {
    const { status, body } = await answer;
    if (status !== 200 && status !== 201) throw new Error(`answered ${status}: ${JSON.stringify(body)}`);
    return body;
  };
  /** One step with the issue at hand. @returns the status */
  const take = async (name: string, step: string, body: Record<string, unknown> = {}): Promise<number> => {
    const answer = await call(name, `/digests/${issue.id}/${step}`, 'POST', { etag: issue.etag, ...body });
    if (answer.status === 200) issue = issueReplySchema.parse(answer.body).issue;
    return answer.status;
  };
  const draft = async (): Promise<IssueView> => {
    issue = issueReplySchema.parse(await done(call(editor, '/digests', 'POST', {}))).issue;
    return issue;
  };

  return {
    take,
    draft,
    /** The issue at hand, as it is now. */
    async load(): Promise<IssueView> {
      issue = issueReplySchema.parse(await done(call(editor, `/digests/${issue.id}`))).issue;
      return issue;
    },
    /** How people will get it, as far as it is counted. */
    reach: async (): Promise<ReachReply['reach']> =>
      reachReplySchema.parse(await done(call(editor, `/digests/${issue.id}/reach`))).reach,
    report: async (): Promise<ReportReply> =>
      reportReplySchema.parse(await done(call(approver, `/digests/${issue.id}/report`))),

    /** Drafted, tried out, approved by somebody else and on its way. */
    async send(): Promise<void> {
      await draft();
      const steps: [name: string, step: string, body?: Record<string, unknown>][] = [
        [editor, 'test'],
        [editor, 'review'],
        [approver, 'approve'],
        [editor, 'schedule', { sendAt: '2026-01-01T09:00:00Z' }],
      ];
      for (const [name, step, body] of steps) {
        const status = await take(name, step, body);
        if (status !== 200) throw new Error(`${step} was answered ${status}`);
      }
    },

    /** How often somebody gets digests. Nothing is quiet for them, whenever this runs. */
    async choose(name: string, rhythm: Rhythm): Promise<void> {
      const shown = preferencesReplySchema.parse(await done(call(name, '/me/preferences')));
      const preferences = {
        ...shown.preferences,
        rhythm,
        quiet: { from: '00:00', to: '00:00' },
        quietWeekends: false,
        quietHolidays: false,
      };
      await done(call(name, '/me/preferences', 'PUT', { etag: shown.etag, preferences }));
    },

    /** An update that an editor wrote and somebody else let out. */
    async publishUpdate(headline: string): Promise<void> {
      let { update } = updateReplySchema.parse(
        await done(call(editor, '/updates', 'POST', { area: 'transitions' })),
      );
      const step = async (name: string, path: string, method: string, body: object): Promise<void> => {
        const given = { etag: update.etag, ...body };
        const answer = await done(call(name, `/updates/${update.id}${path}`, method, given));
        update = updateReplySchema.parse(answer).update;
      };
      const details = {
        ...updateDetailsSchema.parse(update),
        headline,
        happened: 'The principles are ready.',
        next: 'They are agreed in spring.',
      };
      await step(editor, '', 'PUT', { details });
      await step(editor, '/review', 'POST', {});
      await step(approver, '/publish', 'POST', {});
    },
  };
};

export type DigestDesk = ReturnType<typeof digestDesk>;
