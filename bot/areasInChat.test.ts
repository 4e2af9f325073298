/** Areas, updates, digest and preferences in the conversation: what is typed and pressed, and the cards that answer. */
import { beforeEach, describe, expect, test } from '@jest/globals';
import { tellOfHelp } from '#core/areas/tellOfHelp.ts';
import { anArea } from '../tests/builders/anArea.ts';
import { anUpdate } from '../tests/builders/anUpdate.ts';
import { aPrincipal } from '../tests/builders/aPrincipal.ts';
import { type InMemoryDeps, inMemoryDeps } from '../tests/doubles/inMemoryDeps.ts';
import { converse } from './converse.ts';
import type { Reply, Turn } from './turn.ts';

const head = aPrincipal('head');
const publishedId = 'upd000000001';
let deps: InMemoryDeps;
let faults: string[];

const turn = (said: Turn['said'], setting: Turn['setting'] = 'personal', person = head): Promise<Reply> =>
  converse(
    {
      ...deps,
      chatUrl: 'https://teams.example/chat',
      officeMailbox: 'office@norfolk.example',
      report: ({ reference }) => faults.push(reference),
    },
    { person, setting, said },
  );
const type = (text: string, setting?: Turn['setting']) => turn({ text }, setting);
const press = (action: object, setting?: Turn['setting']) => turn({ action }, setting);
const words = ({ message }: Reply): string => JSON.stringify(message.card.body);

/** The button with this title, with its verb and ids, as a client sends them. */
const button = ({ message }: Reply, title: string): Record<string, unknown> => {
  const found = JSON.stringify(message.card).match(
    new RegExp(`"Action\\.Execute","title":"${title}","verb":"([^"]+)","data":(\\{[^}]*\\})`),
  );
  if (!found) throw new Error(`no button ${title}`);
  return { verb: found[1], ...JSON.parse(found[2] ?? '{}') };
};

beforeEach(() => {
  faults = [];
  deps = inMemoryDeps();
  deps.areas.seed(
    anArea(),
    anArea({ slug: 'transitions', name: 'Ensuring Effective Transitions' }),
    anArea({ slug: 'attendance', name: 'Attendance', closed: '2024-25' }),
  );
  deps.updates.seed(
    anUpdate({ confirm: true }),
    anUpdate({ id: 'upd000000002', area: 'transitions', headline: 'Draft principles', confirm: false }),
    anUpdate({ id: 'drafted', state: 'draft', headline: 'Not out yet', publishedAt: null }),
  );
});

describe('areas and updates', () => {
  test('areas are those of the year, with their latest update', async () => {
    const reply = await type('what are the priority areas?');
    expect(words(reply)).toContain('Norfolk KS2 Challenge');
    expect(words(reply)).toContain('Nine schools opened their doors');
    expect(words(reply)).not.toContain('Attendance');
  });

  test('updates come newest first, or of one area by a word of its name, or for words of their own', async () => {
    expect(words(await type('updates'))).toContain('2 updates, newest first.');
    const ofArea = words(await type('updates transition'));
    expect(ofArea).toContain('Draft principles');
    expect(ofArea).not.toContain('Nine schools');
    expect(words(await type('news doors'))).toContain('Nine schools');
    expect(words(await type('updates dinosaurs'))).toContain('There are no updates for ‘dinosaurs’ yet.');
    expect(words(await type('updates'))).not.toContain('Not out yet');
  });

  test('an update is shown, read and confirmed once, in its card', async () => {
    const shown = await press(button(await type('updates doors'), 'Show Nine schools…'));
    expect(words(shown)).toContain('Colleagues from nine schools');
    const confirmed = await press(button(shown, 'I have read this'));
    expect(words(confirmed)).toContain('You confirmed that you have read this');
    expect(await deps.confirmations.at(publishedId, head.key)).not.toBeNull();
    await press(button(shown, 'I have read this'));
    expect(faults).toEqual([]);
  });

  test('drafts are not shown, whoever asks', async () => {
    expect(words(await press({ verb: 'update.show', update: 'drafted' }))).toContain('not listed');
    const author = aPrincipal('lead', { key: 'tenant:lead' });
    const asked = await turn({ action: { verb: 'update.show', update: 'drafted' } }, 'personal', author);
    expect(words(asked)).toContain('not listed');
  });

  test('an offer of help is one mail, however often it is pressed', async () => {
    const help = { verb: 'update.help', update: publishedId };
    expect(words(await press(help))).toContain('You offered to help.');
    expect(words(await press(help))).toContain('You have already done this.');
    expect(deps.mailer.sent.map(({ to }) => to.email)).toEqual(['office@norfolk.example']);
  });

  test('an offer of help is not lost while mail cannot be kept: leads hear of it once it can', async () => {
    const help = { verb: 'update.help', update: publishedId };
    const { send } = deps.mailer;
    deps.mailer.send = () => Promise.reject(new Error('the queue is away'));
    expect(words(await press(help))).toContain('You offered to help.');
    expect(words(await press(help))).toContain('You have already done this.');
    deps.mailer.send = send;
    deps.clock.advance(300);
    await tellOfHelp({ ...deps, officeMailbox: 'office@norfolk.example' });
    await tellOfHelp({ ...deps, officeMailbox: 'office@norfolk.example' });
    expect(deps.mailer.sent.map(({ text }) => text)).toEqual([expect.stringContaining('Nine schools')]);
  });

  test('in a channel the stored card tells nothing of whoever pressed', async () => {
    const reply = await press({ verb: 'update.ack', update: publishedId }, 'shared');
    expect(words(reply)).toContain('You confirmed');
    expect(JSON.stringify(reply.stored)).toContain('I have read this');
    expect(JSON.stringify(reply.stored)).not.toContain('You confirmed');
  });
});

describe('following', () => {
  test('by a word of the name, and not any more', async () => {
    expect(words(await type('follow transitons'))).toContain('You follow Ensuring Effective Transitions');
    expect(await deps.follows.ofPerson(head.key)).toEqual(['transitions']);
    expect(words(await type('unfollow transitions'))).toContain('You do not follow');
    expect(await deps.follows.ofPerson(head.key)).toEqual([]);
  });

  test('all of them at once, and none of them again', async () => {
    expect(words(await type('follow all'))).toContain('You follow 2 areas: all there are.');
    expect((await deps.follows.ofPerson(head.key)).toSorted()).toEqual(['ks2', 'transitions']);
    expect(words(await type('unfollow everything'))).toContain('You follow no area any more');
    expect(await deps.follows.ofPerson(head.key)).toEqual([]);
  });

  test('an unknown name is answered with those there are', async () => {
    expect(words(await type('follow dinosaurs'))).toContain('I know no area for ‘dinosaurs’');
    expect(words(await type('follow'))).toContain('Which one?');
  });

  test('the list says how it stands after its button', async () => {
    const reply = await press(button(await type('areas'), 'Follow Norfolk…'));
    expect(words(reply)).toContain('You follow this.');
    expect(reply.how).toBe('replace');
    expect(words(await press(button(reply, 'Unfollow Norfolk…')))).not.toContain('You follow this.');
  });

  test('in a channel nobody learns what others follow', async () => {
    expect(words(await type('follow ks2', 'shared'))).toContain('private chat');
    const reply = await press({ verb: 'area.follow', area: 'ks2' }, 'shared');
    expect(JSON.stringify(reply.stored)).not.toContain('You follow this');
  });
});

describe('the digest', () => {
  test('is what would come now, for me alone', async () => {
    expect(words(await type('my digest'))).toContain('2 things for you this week');
    await type('follow transitions');
    const mine = words(await type('digest'));
    expect(mine).toContain('Draft principles');
    expect(mine).not.toContain('Nine schools');
    expect(words(await type('digest', 'shared'))).toContain('private chat');
  });

  test('with nothing new says that nothing would be sent', async () => {
    deps.clock.set('2027-03-01T09:00:00Z');
    expect(words(await type('digest'))).toContain('nothing would be sent');
  });
});

describe('the welcome', () => {
  const save = (change: object = {}, setting?: Turn['setting']) =>
    press(
      { verb: 'setup.save', areas: 'ks2,transitions', phases: 'primary', rhythm: 'never', ...change },
      setting,
    );

  test('saves areas, phases and how often, and says how it stands', async () => {
    const saved = await save();
    expect(saved.how).toBe('replace');
    expect(words(saved)).toContain('You are set up');
    expect(words(saved)).toContain('Ensuring Effective Transitions, Norfolk KS2 Challenge');
    expect((await deps.preferences.get(head.key))?.value).toMatchObject({
      rhythm: 'never',
      phases: ['primary'],
    });
    expect((await deps.follows.ofPerson(head.key)).toSorted()).toEqual(['ks2', 'transitions']);
  });

  test('pressed twice says so and changes nothing', async () => {
    await save();
    expect(words(await save())).toContain('You have already done this.');
  });

  test('never overwrites what was chosen elsewhere meanwhile, but shows it to be changed', async () => {
    await type('pause until 4 January');
    const reply = await save();
    expect(words(reply)).toContain('You chose this before.');
    expect(button(reply, 'Save')).toMatchObject({ verb: 'prefs.save' });
    expect((await deps.preferences.get(head.key))?.value).toMatchObject({
      rhythm: 'weekly',
      pausedUntil: '2027-01-04',
    });
  });

  test('with nothing ticked means everything, as in an old client that sends no choices', async () => {
    expect(words(await save({ areas: undefined, phases: undefined, rhythm: undefined }))).toContain(
      'All of them',
    );
    expect((await deps.preferences.get(head.key))?.value).toMatchObject({ rhythm: 'weekly', phases: [] });
  });

  test('takes no area that there is not, and is nobody’s in a channel', async () => {
    await save({ areas: 'dinosaurs,ks2' });
    expect(await deps.follows.ofPerson(head.key)).toEqual(['ks2']);
    expect(words(await save({}, 'shared'))).toContain('private chat');
  });
});

describe('preferences', () => {
  test('are a form, saved as it was filled in', async () => {
    await type('follow ks2');
    const form = await type('too many messages');
    const saved = await press({
      ...button(form, 'Save'),
      rhythm: 'monthly',
      areas: 'transitions',
      quietFrom: '17:00',
      quietTo: '08:00',
      quietOn: 'weekends',
      routes: 'mail',
      pausedUntil: '',
    });
    expect(words(saved)).toContain('Your preferences are saved');
    expect((await deps.preferences.get(head.key))?.value).toMatchObject({
      rhythm: 'monthly',
      quiet: { from: '17:00', to: '08:00' },
      quietWeekends: true,
      quietHolidays: false,
      routes: { chat: false, mail: true },
      pausedUntil: null,
    });
    expect(await deps.follows.ofPerson(head.key)).toEqual(['transitions']);
  });

  test('that leave no way to reach somebody come back as a form', async () => {
    const reply = await press({ ...button(await type('preferences'), 'Save'), routes: '' });
    expect(words(reply)).toContain('Keep at least one');
    expect(await deps.preferences.get(head.key)).toBeNull();
  });

  test('changed somewhere else meanwhile are shown as they are, and not overwritten', async () => {
    const form = await type('preferences');
    await type('pause until 4 January');
    const reply = await press({ ...button(form, 'Save'), rhythm: 'never', pausedUntil: '' });
    expect(words(reply)).toContain('changed somewhere else');
    expect((await deps.preferences.get(head.key))?.value).toMatchObject({
      rhythm: 'weekly',
      pausedUntil: '2027-01-04',
    });
  });

  test('a break begins with a day and ends with a word', async () => {
    expect(words(await type('quiet until 4 January'))).toContain('before Monday 4 January 2027');
    expect((await deps.preferences.get(head.key))?.value.pausedUntil).toBe('2027-01-04');
    expect(words(await type('resume'))).toContain('Your break is over');
    expect((await deps.preferences.get(head.key))?.value.pausedUntil).toBeNull();
    expect(words(await type('resume'))).toContain('You are not on a break');
    expect(words(await type('pause'))).toContain('Until when?');
    expect(words(await type('quiet until yesterday'))).toContain('Sunday 22 November 2026 is past.');
    expect((await deps.preferences.get(head.key))?.value.pausedUntil).toBeNull();
    expect(words(await type('pause', 'shared'))).toContain('private chat');
  });
});
