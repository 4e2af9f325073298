/** What waits, by role, as the service would say. */
import type { Me } from '#core/contract/api.ts';
import type { ManageReply } from '#core/contract/manage.ts';
import { type Answer, problem } from './answer.ts';
import { tellingTime } from './programme.ts';

type Waiting = ManageReply['waiting'];

const scheduled: Waiting[number] = {
  kind: 'digestsScheduled',
  count: 1,
  at: '2026-11-30T07:30:00Z',
  only: { id: 'd00000000005', name: 'Week starting 30 November 2026' },
};

export const someWaiting = (): Record<string, Waiting> => ({
  editor: [
    { kind: 'questions', count: 1, at: '2026-11-24T07:50:00Z', only: null },
    { kind: 'updatesToReview', count: 2, at: '2026-11-19T12:00:00Z', only: null },
    {
      kind: 'imports',
      count: 1,
      at: '2026-11-23T10:00:00Z',
      only: { id: 'i00000000001', name: 'autumn-programme-of-the-teaching-school-hub.csv' },
    },
    { kind: 'feeds', count: 1, at: '2026-11-20T07:00:00Z', only: null },
    scheduled,
  ],
  approver: [
    {
      kind: 'digestsToApprove',
      count: 1,
      at: '2026-11-24T09:00:00Z',
      only: { id: 'd00000000002', name: 'Week starting 7 December 2026' },
    },
  ],
  administrator: [{ kind: 'stopped', count: 1, at: '2026-11-24T07:20:00Z', only: null }, scheduled],
});

type Asked = { waiting: Record<string, Waiting>; me: Me };

export const answerManage = ({ waiting, me }: Asked): Answer => {
  const [role] = me.roles;
  if (!role) return problem(403, 'forbidden', 'Only editors, approvers and administrators manage things.');
  return { status: 200, body: { now: tellingTime, me, waiting: waiting[role] ?? [] } };
};
