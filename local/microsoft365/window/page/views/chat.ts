/** Chat with the bot: Microsoft's Agents Playground, which has its own process for each person. */
import { z } from 'zod';
import { h } from '../element.ts';
import type { Person } from '../session.ts';
import type { View } from '../view.ts';
import { loading } from './loading.ts';

const opened = z.object({ url: z.string() });
const refused = z.object({ error: z.object({ message: z.string() }) });

const openPlayground = async (person: Person): Promise<string> => {
  const reply = await fetch(`/window/chat?person=${person.objectId}`);
  const content: unknown = await reply.json();
  const answer = opened.safeParse(content);
  if (answer.success) return answer.data.url;
  const refusal = refused.safeParse(content);
  throw new Error(refusal.success ? refusal.data.error.message : `Chat answered ${reply.status}.`);
};

/** @param botName names the frame for those who cannot see it */
export function chatView(person: Person, botName: string): View {
  const element = h('div', { class: 'filling' });
  loading(element, {
    what: 'Starting the chat. The first time takes a few seconds',
    load: () => openPlayground(person),
    draw: (url) => [
      h(
        'div',
        { class: 'framed' },
        h('iframe', {
          class: 'page-frame',
          title: `Chat with ${botName} as ${person.displayName}`,
          src: `${url}?framed`,
          allow: 'clipboard-write',
        }),
      ),
      h(
        'p',
        { class: 'tools quiet' },
        'This is Microsoft’s Agents Playground.',
        h('a', { href: url, target: '_blank', rel: 'noopener' }, 'Open it with its log and tools (new tab)'),
      ),
    ],
  });
  return { title: 'Chat', element, stays: true };
}
