/** Tokens of the current person, kept until a minute before they end. */
import { z } from 'zod';

export type Audience = 'app' | 'graph';

const granted = z.object({ token: z.string(), expiresIn: z.number() });
const refused = z.object({ error: z.object({ message: z.string() }) });

const kept = new Map<string, { token: string; until: number }>();

/** @throws Error with the login's own sentence */
export async function accessToken(objectId: string, audience: Audience): Promise<string> {
  const key = `${objectId} ${audience}`;
  const known = kept.get(key);
  if (known && known.until > Date.now()) return known.token;
  const reply = await fetch('/window/token', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ objectId, audience }),
  });
  const content: unknown = await reply.json();
  const token = granted.safeParse(content);
  if (!token.success) {
    const refusal = refused.safeParse(content);
    throw new Error(refusal.success ? refusal.data.error.message : `Sign-in answered ${reply.status}.`);
  }
  kept.set(key, { token: token.data.token, until: Date.now() + (token.data.expiresIn - 60) * 1000 });
  return token.data.token;
}
