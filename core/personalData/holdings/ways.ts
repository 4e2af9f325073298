/** The ways to somebody: their chat, the link to their calendar, the roles they proved for the chat. */
import type { Fact, Holding } from '../holding.ts';

export const ways: Holding = {
  name: 'How we reach you',
  async see({ chatPlaces, feedLinks, roleProofs }, { keys }) {
    const facts = await Promise.all(
      keys.map(async (key): Promise<Fact[]> => {
        const [chat, link, proof] = await Promise.all([
          chatPlaces.of(key),
          feedLinks.has(key),
          roleProofs.get(key),
        ]);
        return [
          ...(chat ? [{ What: 'Your chat with the app', Conversation: chat.conversationId }] : []),
          ...(link ? [{ What: 'A secret link to your calendar' }] : []),
          ...(proof
            ? [{ What: 'Roles you signed in with', Roles: proof.roles.join(', '), 'Used until': proof.until }]
            : []),
        ];
      }),
    );
    return facts.flat();
  },
  async erase({ chatPlaces, feedLinks, roleProofs }, { keys }) {
    for (const key of keys) {
      await chatPlaces.remove(key);
      await feedLinks.revoke(key);
      await roleProofs.remove(key);
    }
    return null;
  },
};
