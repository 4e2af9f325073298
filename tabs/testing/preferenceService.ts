import type { Me } from '#core/contract/api.ts';
import type { PreferencesReply, TriedReply } from '#core/contract/digests.ts';
import { type Preferences, usualPreferences } from '#core/people/preferences.ts';
import { type Answer, problem } from './answer.ts';
import { tellingTime } from './programme.ts';

export type KeptPreferences = {
  etag: string | null;
  preferences: Preferences;
  ways: PreferencesReply['ways'];
  /** What becomes of a test. */
  tried: TriedReply;
};

export const preferencesAtStart = (): KeptPreferences => ({
  etag: null,
  preferences: usualPreferences,
  ways: { chat: 'working', mail: 'working' },
  tried: { chat: 'sent', mail: 'sent' },
});

type PreferencesRequest = {
  kept: KeptPreferences;
  method: string;
  deed?: string | undefined;
  me: Me;
  body: Buffer;
};

/** One's own preferences, under `/api/me/preferences`. */
export function answerPreferences({ kept, method, deed, me, body }: PreferencesRequest): Answer {
  if (deed === 'test') return { status: 200, body: kept.tried };
  if (method === 'PUT') {
    const asked = JSON.parse(body.toString()) as KeptPreferences;
    if (asked.etag !== kept.etag) return problem(409, 'conflict', 'Chosen somewhere else.');
    kept.preferences = asked.preferences;
    kept.etag = String(Number(kept.etag ?? 0) + 1);
  }
  const nextMessage = kept.preferences.rhythm === 'never' ? null : 'Wednesday 25 November 2026, 7:30am';
  return {
    status: 200,
    body: {
      now: tellingTime,
      me,
      preferences: kept.preferences,
      etag: kept.etag,
      ways: kept.ways,
      nextMessage,
    },
  };
}
