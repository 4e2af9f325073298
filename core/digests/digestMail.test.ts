import { describe, expect, test } from '@jest/globals';
import { anIssue, anItem } from '../../tests/builders/anIssue.ts';
import { digestMail } from './digestMail.ts';
import { viewDigest } from './digestView.ts';

const publicUrl = 'https://learning.norfolk.example';
const all = `${publicUrl}/go/d/${'t'.repeat(350)}`;

const mailOf = (count: number, words: { title: string; line: string }, events: readonly string[] = []) => {
  const items = Array.from({ length: count }, (_, n) => anItem({ id: `i${n}`, ...words }));
  const links = { item: ({ id }: { id: string }) => `${all}/${id}`, all, preferences: all };
  return digestMail(viewDigest(anIssue(), items, links, null), {
    to: { name: 'Zoë', email: 'zoe@hub.example' },
    about: { eventId: 'issue1', reference: null },
    publicUrl,
    events,
  });
};
const queued = (mail: object): number =>
  Buffer.from(JSON.stringify({ v: 1, mail })).toString('base64').length;
const linksIn = ({ text }: { text: string }): number => (text.match(/\/i\d+$/gm) ?? []).length;

describe('a digest by e-mail', () => {
  test('holds all of an ordinary issue', () => {
    const mail = mailOf(12, {
      title: 'Draft principles ready for comment',
      line: 'By 5pm, Friday 4 December.',
    });
    expect(linksIn(mail)).toBe(12);
    expect(mail.text).not.toContain('more on the page');
  });

  test('says that the events which it names come along, and names them for whoever sends it', () => {
    const words = { title: 'Phonics', line: '' };
    const mail = mailOf(1, words, ['e1', 'e2']);
    expect(mail.events).toEqual(['e1', 'e2']);
    for (const text of [mail.text, mail.html]) expect(text).toContain('Attached is a calendar file');
    expect(mailOf(1, words).text).not.toContain('Attached');
  });

  test.each(['a', '&', 'é', '😀'])(
    'fits into a message of the queue with the most items and the longest words, of %s, and says how many are left',
    (sign) => {
      const events = Array.from({ length: 40 }, (_, n) => `b7k2q0000${n}`);
      const mail = mailOf(40, { title: sign.repeat(60), line: sign.repeat(120) }, events);
      expect(queued(mail)).toBeLessThan(64 * 1024);
      const shown = linksIn(mail);
      expect(shown).toBeGreaterThan(10);
      const left = `And ${40 - shown} things more on the page.`;
      expect(mail.text).toContain(left);
      expect(mail.html).toContain(left);
    },
  );
});
