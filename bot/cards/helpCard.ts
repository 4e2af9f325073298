/** What one can ask, with examples that work. */
import { helpLink } from '#core/contract/links.ts';
import { facts, heading, type Message, message, open, press, text } from './card.ts';

export type HelpOptions = { publicUrl: string; notes?: readonly string[]; welcome?: boolean };

const runs = {
  week: press('Events this week', { verb: 'help.run', command: 'events this week' }),
  mine: press('My bookings', { verb: 'help.run', command: 'my bookings' }),
  deadlines: press('Deadlines', { verb: 'help.run', command: 'deadlines' }),
};

export function helpCard({ publicUrl, notes = [], welcome = false }: HelpOptions): Message {
  const title = welcome ? 'Welcome to the Norfolk Learning Collaborative' : 'What I can do';
  return message({
    summary: welcome ? 'Welcome. Ask me about updates, events and places.' : 'What I can do.',
    link: helpLink(publicUrl),
    body: [
      ...notes.map((note) => text(note)),
      heading(title),
      welcome
        ? text(
            'I tell you what is new in the priority areas, about events, and book your places. You can ask me:',
          )
        : null,
      facts([
        ['Find', 'events next week · events transitions · practice week · deadlines'],
        ['Book', 'book ITT webinar · book B7K2Q'],
        ['Read', 'areas · updates transitions · follow transitions · digest'],
        ['You', 'my bookings · cancel B7K2Q · preferences · pause until 4 January'],
        ['Teams', 'channel settings, in a channel'],
      ]),
      text('Worried about a child? I cannot help with that. Follow your school’s safeguarding policy now.', {
        isSubtle: true,
      }),
    ],
    actions: [runs.week, runs.mine, runs.deadlines, open('Open help', helpLink(publicUrl))],
  });
}
