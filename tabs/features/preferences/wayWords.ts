import type { PreferencesReply, TriedReply } from '#core/contract/digests.ts';

type ChatReason = Exclude<PreferencesReply['ways']['chat'], 'working'>;

/** Why messages do not reach somebody in Teams, and what they can do. */
export const chatWords: Record<ChatReason, string> = {
  blocked:
    'Teams says messages from this app are blocked. To unblock them, open the app’s chat in Teams, choose Settings and more, then Unblock. E-mail still works.',
  notInstalled:
    'We do not know a chat of yours with the app. Open the app’s chat in Teams and say hello. Until then we send e-mail.',
  notFound:
    'Teams does not find your chat with the app. Open it in Teams and say hello. Until then we send e-mail.',
  notInRoster:
    'You have removed the app in Teams. Add it again and we write to you there. Until then we send e-mail.',
  disabled: 'Your organisation has switched this app off in Teams. We send e-mail.',
  installRefused:
    'Your organisation does not let us add the app for you. Add it in Teams yourself. Until then we send e-mail.',
  refused: 'Teams did not take our last message, and it is our fault. We send e-mail.',
};

const chatTried: Record<'sent' | 'busy' | 'unwanted', string> = {
  sent: 'A test is in your Teams chat.',
  busy: 'Teams is busy. Try the test again in a minute.',
  unwanted: 'Nothing went to Teams, as you chose.',
};

const mailTried: Record<TriedReply['mail'], string> = {
  sent: 'A test is on its way to you by e-mail.',
  notTaken: 'The e-mail could not be sent, and it is our fault.',
  unwanted: 'Nothing went by e-mail, as you chose.',
  noEmail: 'We know no e-mail address of yours.',
};

const isKnown = (chat: TriedReply['chat']): chat is keyof typeof chatTried => chat in chatTried;

/** What became of a test, way by way. @param chatWay how the chat stands since: its reason is said beside it already */
export const triedWords = (
  { chat, mail }: TriedReply,
  chatWay: PreferencesReply['ways']['chat'],
): string[] => [
  isKnown(chat)
    ? chatTried[chat]
    : chat === chatWay
      ? 'The test did not reach you in Teams, for the reason above.'
      : chatWords[chat],
  mailTried[mail],
];

/** Whether they are reached by every way they chose. */
export const isReached = ({ chat, mail }: TriedReply): boolean =>
  ['sent', 'unwanted'].includes(chat) && ['sent', 'unwanted'].includes(mail);
