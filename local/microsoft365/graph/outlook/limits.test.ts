import { describe, expect, test } from '@jest/globals';
import { mailbox } from '../../../people.ts';
import { Store } from '../../store.ts';
import { type Admission, Throttled, type ThrottledCall } from '../throttling/throttle.ts';
import { createOutlookLimits, mailboxOf, type OutlookLimitSettings, outlookLimitSettings } from './limits.ts';

const head = '00000000-0000-4000-8000-000000000002';
const caller = { appId: 'app', tenantId: 't', userId: null };
const get = (path: string, over: Partial<ThrottledCall['caller']> = {}): ThrottledCall => ({
  method: 'GET',
  path,
  query: new URLSearchParams(),
  body: undefined,
  caller: { ...caller, ...over },
});
const events = (owner: string, appId = 'app') => get(`/users/${owner}/events`, { appId });

const limitsAt = (settings: Partial<OutlookLimitSettings> = {}) => {
  const store = new Store(':memory:');
  outlookLimitSettings.change(store, settings);
  let now = Date.parse('2027-01-11T09:00:00Z');
  const limits = createOutlookLimits({ clock: { now: () => new Date(now) }, store });
  const admit = (call: ThrottledCall): Admission | Throttled | null => {
    try {
      return limits.admit(call);
    } catch (error) {
      if (error instanceof Throttled) return error;
      throw error;
    }
  };
  const once = (call: ThrottledCall) => {
    const answer = admit(call);
    if (isIn(answer)) answer.leave();
    return answer;
  };
  const pass = (seconds: number) => {
    now += seconds * 1000;
  };
  return { admit, once, pass, usage: () => limits.usage() };
};
const isIn = (answer: Admission | Throttled | null): answer is Admission =>
  answer !== null && !(answer instanceof Throttled);

describe('the limits of Outlook', () => {
  test('let four requests into one mailbox at a time, the fifth when one has left', () => {
    const { admit, usage } = limitsAt();
    const admitted = [1, 2, 3, 4].map(() => admit(events(mailbox)));
    expect(admitted.every(isIn)).toBe(true);
    expect(admit(events(mailbox.toUpperCase()))).toMatchObject({
      limit: 'MailboxConcurrency',
      status: 429,
      code: 'ApplicationThrottled',
      message: 'Application is over its MailboxConcurrency limit.',
      headers: { 'Retry-After': '1' },
    });
    expect(usage()).toContainEqual(
      expect.objectContaining({ limit: 'MailboxConcurrency', used: 4, most: 4 }),
    );
    for (const { leave } of admitted.filter(isIn)) leave();
    expect(isIn(admit(events(mailbox)))).toBe(true);
  });

  test('count each application and each mailbox for itself, in strict mode the application as a whole', () => {
    const other = 'head@samphire.norfolk.example';
    const { admit } = limitsAt({ concurrent: 1 });
    const all = [events(mailbox), events(other), events(mailbox, 'app 2')];
    expect(all.map(admit).every(isIn)).toBe(true);
    const strict = limitsAt({ concurrent: 1, strict: true });
    expect([events(mailbox), events(other)].map(strict.admit).map(isIn)).toEqual([true, false]);
  });

  test('let so many requests in within ten minutes and say how long to wait', () => {
    const { once, pass } = limitsAt({ requests: 2 });
    expect([events(mailbox), events(mailbox)].map(once).every(isIn)).toBe(true);
    pass(60);
    expect(once(events(mailbox))).toMatchObject({ status: 429, headers: { 'Retry-After': '540' } });
    pass(540);
    expect(isIn(once(events(mailbox)))).toBe(true);
  });

  test('take so many bytes in within five minutes, by whatever writes', () => {
    const { once, pass } = limitsAt({ uploadBytes: 1000 });
    const writing = { ...events(mailbox), method: 'POST', body: { subject: 'é'.repeat(400) } };
    expect(isIn(once(writing))).toBe(true);
    expect(once({ ...writing, method: 'PATCH' })).toMatchObject({
      limit: 'IncomingBytes',
      status: 429,
      headers: { 'Retry-After': '300' },
    });
    expect(isIn(once(events(mailbox)))).toBe(true);
    pass(300);
    expect(isIn(once(writing))).toBe(true);
  });

  test('concern mailboxes only, whichever way they are named', () => {
    const of = (path: string, userId: string | null = null) => mailboxOf(get(path, { userId }));
    expect(of('/sites/root/lists')).toBeNull();
    expect(of(`/users/${mailbox}`)).toBeNull();
    expect(of(`/users/${encodeURIComponent(mailbox)}/calendarView`)).toBe(of(`/users/${mailbox}/calendar`));
    expect(of('/me/messages', head)).toBe(of(`/users/${head}/events/x/accept`));
  });
});
