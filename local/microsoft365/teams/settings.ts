/** What people and administrators of the local tenant have done about our app in Teams, as settings. */
import { z } from 'zod';
import { storedSettings } from '../storedSettings.ts';

const schema = z.strictObject({
  /** Object ids of people who have blocked the bot in their chat. */
  blockedBy: z.array(z.string()).default([]),
  /** Whether the tenant's app policies let an app be installed for people. */
  installing: z.enum(['allowed', 'blocked']).default('allowed'),
});

type TeamsSettings = z.output<typeof schema>;

export const teamsSettings = storedSettings<TeamsSettings>('teams', schema);
