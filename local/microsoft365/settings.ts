/** Every setting of the local Microsoft 365, by group. They can be changed at any time and are kept with the state. */
import { z } from 'zod';
import { consentSettings } from './consent.ts';
import { deltaSettings } from './graph/changes/deltaSettings.ts';
import { outlookLimitSettings } from './graph/outlook/limits.ts';
import { outlookOptions } from './graph/outlook/options.ts';
import { serviceSettings } from './graph/serviceSettings.ts';
import { sharePointLimitSettings } from './graph/sites/limits.ts';
import { sharePointOptions } from './graph/sites/options.ts';
import { notificationPolicy } from './graph/subscriptions/policy.ts';
import type { Store } from './store.ts';
import { teamsSettings } from './teams/settings.ts';

const groups = {
  service: serviceSettings,
  consent: consentSettings,
  outlook: outlookOptions,
  outlookLimits: outlookLimitSettings,
  sharePoint: sharePointOptions,
  sharePointLimits: sharePointLimitSettings,
  delta: deltaSettings,
  notifications: notificationPolicy,
  teams: teamsSettings,
} as const;

type GroupName = keyof typeof groups;
export type Settings = { [Name in GroupName]: ReturnType<(typeof groups)[Name]['read']> };
/** What is not named stays as it is. */
export type SettingsChanges = { [Name in GroupName]?: Partial<Settings[Name]> };

const names = Object.keys(groups) as GroupName[];
const changesSchema = z.partialRecord(z.enum(names), z.record(z.string(), z.unknown()));

export const readSettings = (store: Store): Settings =>
  Object.fromEntries(names.map((name) => [name, groups[name].read(store)])) as Settings;

/** All of the changes or, when one cannot be, none. @throws ZodError */
export const changeSettings = (store: Store, changes: unknown): Settings => {
  const before = readSettings(store);
  const named = Object.entries(changesSchema.parse(changes)) as [GroupName, Record<string, unknown>][];
  try {
    for (const [name, change] of named) groups[name].change(store, change);
  } catch (error) {
    for (const name of names) groups[name].change(store, before[name]);
    throw error;
  }
  return readSettings(store);
};
