/** The test that somebody sends themselves from their preferences. */
import { preferencesLink } from '#core/contract/links.ts';
import { heading, type Message, message, open, press, status, text } from './card.ts';

export const testCard = (publicUrl: string): Message =>
  message({
    summary: 'A test: our messages reach you here.',
    link: preferencesLink(publicUrl),
    body: [
      status('Test'),
      heading('Our messages reach you here'),
      text('You asked for this test in your preferences. Press the button to see whether buttons work too.'),
    ],
    actions: [
      press('Show my preferences', { verb: 'help.run', command: 'preferences' }),
      open('Open preferences', preferencesLink(publicUrl)),
    ],
  });
