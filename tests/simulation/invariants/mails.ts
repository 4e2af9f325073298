/** Nobody is mailed twice for one thing. */
import type { World } from '../world/world.ts';
import type { Remote } from './projections.ts';

/** Our own mails: what was asked for goes out once, but for what crashes and lost answers repeat. */
const checkLetters = (world: World): void => {
  const { ledger, violated, counts, control } = world;
  const asked = Map.groupBy(ledger.asked, ({ html }) => html);
  const letters = control.mails().filter(({ reason }) => reason === 'letter').length;
  counts.add('letters', letters);
  const posted = Map.groupBy(ledger.posted, ({ html }) => html);
  for (const [html, mails] of posted) {
    const [first] = mails;
    if (first && !asked.has(html)) violated(`a mail went out that nobody asked for: ${first.subject}`);
  }
};

/** Invitations: each person once for each time they joined an entry, whatever was repeated. */
const checkInvitations = (world: World, _remote: Remote): void => {
  const { control, counts, violated, tables } = world;
  const mails = control.mails();
  for (const reason of ['invitation', 'update', 'cancellation'] as const)
    counts.add(`notices: ${reason}`, mails.filter((mail) => mail.reason === reason).length);
  const joined = new Map<string, number>();
  for (const { what, subject, detail } of tables.audit.entries)
    if (what === 'booking.made')
      joined.set(`${subject} ${detail}`, (joined.get(`${subject} ${detail}`) ?? 0) + 1);
  const most = Math.max(1, ...joined.values());
  const invitations = Map.groupBy(
    mails.filter(({ reason }) => reason === 'invitation'),
    ({ meeting, to }) => `${meeting} ${to.join()}`,
  );
  for (const [which, sent] of invitations)
    if (sent.length > most + 1) violated(`${which} was invited ${sent.length} times`);
};

export const checkMails = (world: World, remote: Remote): void => {
  checkLetters(world);
  checkInvitations(world, remote);
};
