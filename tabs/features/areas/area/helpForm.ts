/** What somebody types to those who lead an area, and what of it has to be mended before it can be sent. */
import { type HelpKind, suggestionSchema } from '#core/areas/help.ts';
import type { Help } from '../api.ts';

/** Where they came from: what they want to do, and the update they read. */
export type Wish = { kind: HelpKind; update: string | null };

/** Ways that somebody who offers help can choose between. */
export const ways: { how: HelpKind; label: string }[] = [
  { how: 'join', label: 'Join the group' },
  { how: 'comment', label: 'Comment on drafts' },
  { how: 'share', label: 'Share an example or case study' },
  { how: 'volunteer', label: 'Something else' },
];

const own: HelpKind[] = ['ask', 'resource'];

export const newHelp = ({ kind, update }: Wish): Help => ({
  how: own.includes(kind) || ways.some(({ how }) => how === kind) ? kind : 'volunteer',
  words: '',
  ...(update !== null && { update }),
  ...(kind === 'resource' && { resource: { title: '', link: '', type: 'Web page' } }),
});

const sentences: Record<string, string> = {
  title: 'Enter a title.',
  link: 'Enter a whole address that begins with https://.',
  type: 'Say what it is, such as PDF or Web page.',
};

/** What has to be mended, by the field: `words`, `title`, `link`, `type`. */
export function helpProblems({ how, resource, words }: Help): Record<string, string> {
  if (how === 'ask' && words.trim() === '') return { words: 'Enter a question.' };
  const parsed = resource && suggestionSchema.safeParse(resource);
  return Object.fromEntries(
    (parsed?.error?.issues ?? []).map(({ path: [field] }) => [String(field), sentences[String(field)] ?? '']),
  );
}
