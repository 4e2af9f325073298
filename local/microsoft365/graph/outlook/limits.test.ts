import { describe, expect, test } from '@jest/globals';
import { mailbox } from '../../../people.ts';
import { GraphError } from '../graphError.ts';
import type { Caller } from '../route.ts';
import { createOutlookLimits, defaultOutlookLimits, mailboxOf } from './limits.ts';

const caller: Caller = { kind: 'application', appId: 'app', tenantId: 't', permissions: [], userId: null };
const events = (owner: string, appId = 'app') => ({
  path: `/users/${owner}/events`,
  caller: { ...caller, appId },
});
const isIn = (answer: (() => void) | GraphError): answer is () => void => typeof answer === 'function';

const limitsAt = (settings: Partial<typeof defaultOutlookLimits> = {}) => {
  let now = Date.parse('2027-01-11T09:00:00Z');
  const limits = createOutlookLimits({ now: () => new Date(now) }, { ...defaultOutlookLimits, ...settings });
  return {
    ...limits,
    pass: (seconds: number) => {
      now += seconds * 1000;
    },
  };
};

describe('the limits of Outlook', () => {
  test('let four requests into one mailbox at a time, the fifth when one has left', () => {
    const { admit } = limitsAt();
    const admitted = [1, 2, 3, 4].map(() => admit(events(mailbox)));
    expect(admitted.every(isIn)).toBe(true);
    const fifth = admit(events(mailbox.toUpperCase()));
    expect(fifth).toBeInstanceOf(GraphError);
    expect(fifth).toMatchObject({
      status: 429,
      code: 'ApplicationThrottled',
      message: 'Application is over its MailboxConcurrency limit.',
      headers: { 'Retry-After': '1' },
    });
    for (const release of admitted.filter(isIn)) release();
    expect(isIn(admit(events(mailbox)))).toBe(true);
  });

  test('count each application and each mailbox for itself, in strict mode the application as a whole', () => {
    const other = 'head@samphire.norfolk.example';
    const { admit } = limitsAt({ concurrent: 1 });
    expect([admit(events(mailbox)), admit(events(other)), admit(events(mailbox, 'app 2'))].every(isIn)).toBe(
      true,
    );
    const strict = limitsAt({ concurrent: 1, strict: true });
    expect([strict.admit(events(mailbox)), strict.admit(events(other))].map(isIn)).toEqual([true, false]);
  });

  test('let so many requests in within ten minutes and say how long to wait', () => {
    const { admit, pass } = limitsAt({ requests: 2 });
    const once = () => {
      const answer = admit(events(mailbox));
      if (isIn(answer)) answer();
      return answer;
    };
    expect([once(), once()].every(isIn)).toBe(true);
    pass(60);
    expect(once()).toMatchObject({ status: 429, headers: { 'Retry-After': '540' } });
    pass(540);
    expect(isIn(once())).toBe(true);
  });

  test('concern mailboxes only, whichever way they are named', () => {
    const of = (path: string, userId: string | null = null) =>
      mailboxOf({ path, caller: { ...caller, userId } });
    expect(of('/sites/root/lists')).toBeNull();
    expect(of(`/users/${mailbox}`)).toBeNull();
    expect(of(`/users/${encodeURIComponent(mailbox)}/calendarView`)).toBe(of(`/users/${mailbox}/calendar`));
    const [head] = ['00000000-0000-4000-8000-000000000002'];
    expect(of('/me/messages', head)).toBe(of(`/users/${head}/events/x/accept`));
  });
});
