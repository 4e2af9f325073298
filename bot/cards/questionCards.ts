/** When I am not sure, or cannot: choices, apologies, and what I must not take. */
import { eventsLink, helpLink } from '#core/contract/links.ts';
import { cut } from '#core/cut.ts';
import { heading, type Message, message, open, press, status, text } from './card.ts';
import { plain } from './text.ts';

/** "Did you mean events or updates?" At most three commands, each as it would be typed. */
export const didYouMean = (commands: readonly string[], publicUrl: string): Message => {
  const offered = commands.slice(0, 3);
  const question = `Did you mean ${offered.map((command) => `‘${plain(command, 60)}’`).join(' or ')}?`;
  return message({
    summary: 'I am not sure what you meant.',
    link: helpLink(publicUrl),
    body: [heading('Which one?'), text(question)],
    actions: [...runButtons(offered), open('Open help', helpLink(publicUrl))],
  });
};

/** Nothing found for what was typed. */
export const notUnderstood = (typed: string, nearest: readonly string[], publicUrl: string): Message =>
  message({
    summary: 'I did not understand that.',
    link: helpLink(publicUrl),
    body: [
      heading('I did not understand that'),
      text(
        typed === ''
          ? 'I can only read words. Try: help'
          : `I found nothing for ‘${plain(typed, 80)}’. Try one of these.`,
      ),
    ],
    actions: [...runButtons(nearest.slice(0, 3)), open('Open help', helpLink(publicUrl))],
  });

const runButtons = (commands: readonly string[]) =>
  [...new Map(commands.map((command) => [cut(capital(command), 24), command]))].map(([title, command]) =>
    press(title, { verb: 'help.run', command: cut(command, 200) }),
  );

const capital = (words: string): string => words.charAt(0).toUpperCase() + words.slice(1);

/** Never repeats what was said. */
export const safeguardingCard = (publicUrl: string): Message =>
  message({
    summary: 'I cannot take concerns about a child. Act now.',
    link: helpLink(publicUrl),
    body: [
      status('Please read this'),
      heading('I cannot take concerns about a child'),
      text(
        'Nobody is reading this chat. Act now: follow your school’s safeguarding policy and tell your designated safeguarding lead. In an emergency call 999.',
      ),
      text('If this is about practice and not about a child, send it again in other words.', {
        isSubtle: true,
      }),
    ],
    actions: [
      press('This is about practice', { verb: 'help.run', command: 'help' }),
      open('Open help', helpLink(publicUrl)),
    ],
  });

/** In a channel everybody reads the answer, so what is personal is answered elsewhere. */
export const askMePrivately = (chatUrl: string): Message =>
  message({
    summary: 'I answer that in our private chat.',
    link: chatUrl,
    body: [
      heading('I answer that in our private chat'),
      text('Everybody here can read what I write. Ask me there about what is yours.'),
    ],
    actions: [open('Open our chat', chatUrl)],
  });

/** Where else to look when there is nothing. */
type Ways = { title: string; command: string; open: string; link: string };

/** An empty list says what to do instead. */
export const nothingFound = (
  title: string,
  sentence: string,
  publicUrl: string,
  note?: string | null,
  ways: Ways = {
    title: 'All coming events',
    command: 'events',
    open: 'Open all events',
    link: eventsLink(publicUrl),
  },
): Message =>
  message({
    summary: title,
    link: ways.link,
    body: [note ? text(note, { isSubtle: true }) : null, heading(title), text(sentence)],
    actions: [press(ways.title, { verb: 'help.run', command: ways.command }), open(ways.open, ways.link)],
  });

/** Thanks are no command, and no mistake. */
export const youAreWelcome = (publicUrl: string): Message =>
  message({
    summary: 'You are welcome.',
    link: helpLink(publicUrl),
    body: [heading('You are welcome'), text('Ask me again whenever you like.')],
    actions: [
      press('What can I ask?', { verb: 'help.run', command: 'help' }),
      open('Open help', helpLink(publicUrl)),
    ],
  });

/** Somebody from a tenant that has not joined, or whom the channel does not name. */
export const notOpenHere = (publicUrl: string): Message =>
  message({
    summary: 'This app is not open to your organisation yet.',
    link: helpLink(publicUrl),
    body: [
      heading('This app is not open to your organisation yet'),
      text('You can still take part by e-mail. The help page says how.'),
    ],
    actions: [open('Open help', helpLink(publicUrl))],
  });
