/**
 * How much SharePoint takes ("How to avoid getting throttled or blocked in SharePoint Online"): resource units of an
 * application in a minute and a day, of a tenant in five minutes, requests of a person in five minutes. What is throttled
 * counts too. The RateLimit headers speak of the minute only, and only once four fifths of it are used.
 */
import { z } from 'zod';
import type { Store } from '../../store.ts';
import { storedSettings } from '../../storedSettings.ts';
import { type Allowance, Quota, type Used } from '../throttling/quota.ts';
import { type Throttle, Throttled } from '../throttling/throttle.ts';
import { licenceTier } from './licenceTier.ts';
import { resourceUnits } from './resourceUnits.ts';

const units = z.number().int().positive().nullable().default(null);

const schema = z.strictObject({
  /** Licences of the tenant, which say how much it may. */
  licences: z.number().int().nonnegative().default(500),
  /** In place of what the licences give; null leaves it to them. */
  unitsPerMinute: units,
  unitsPerDay: units,
  /** How it refuses: too much asked (429), or too busy (503). Both happen, and mean the same to a client. */
  refusal: z.union([z.literal(429), z.literal(503)]).default(429),
});

type SharePointLimitSettings = z.output<typeof schema>;

export const sharePointLimitSettings = storedSettings<SharePointLimitSettings>('sharePointLimits', schema);

const requestsOfPerson: Allowance = { limit: 3_000, seconds: 300 };

const allowancesOf = ({ licences, unitsPerMinute, unitsPerDay }: SharePointLimitSettings) => {
  const tier = licenceTier(licences);
  return {
    SharePointMinute: { limit: unitsPerMinute ?? tier.unitsPerMinute, seconds: 60 },
    SharePointDay: { limit: unitsPerDay ?? tier.unitsPerDay, seconds: 86_400 },
    SharePointTenant: { limit: tier.tenantUnitsPerFiveMinutes, seconds: 300 },
    SharePointUser: requestsOfPerson,
  } satisfies Record<string, Allowance>;
};

type LimitName = keyof ReturnType<typeof allowancesOf>;

/** In per cent of the minute's units. */
const headersFrom = 80;

const rateLimitHeaders = ({ used, limit, secondsLeft }: Used): Record<string, string> =>
  used * 100 < limit * headersFrom
    ? {}
    : {
        'RateLimit-Limit': String(limit),
        'RateLimit-Remaining': String(Math.max(0, limit - used)),
        'RateLimit-Reset': String(secondsLeft),
      };

/** In the words of OneDrive and SharePoint, as seen in the field. */
const refuse = (
  limit: LimitName,
  { secondsLeft }: Used,
  status: 429 | 503,
  rateLimit: Record<string, string>,
): Throttled => {
  const headers = { ...rateLimit, 'Retry-After': String(secondsLeft) };
  return status === 429
    ? new Throttled(limit, 429, 'activityLimitReached', 'The request has been throttled', {
        headers,
        details: { innerError: { code: 'throttledRequest' } },
      })
    : new Throttled(
        limit,
        503,
        'serviceNotAvailable',
        'The service is temporarily unavailable. Please try again later.',
        { headers },
      );
};

const isOver = ({ used, limit }: Used): boolean => used > limit;

export const createSharePointLimits = (platform: { clock: { now(): Date }; store: Store }): Throttle => {
  const quotas: Readonly<Record<LimitName, Quota>> = {
    SharePointMinute: new Quota(platform.clock),
    SharePointDay: new Quota(platform.clock),
    SharePointTenant: new Quota(platform.clock),
    SharePointUser: new Quota(platform.clock),
  };
  const names = Object.keys(quotas) as LimitName[];
  const settingsNow = () => sharePointLimitSettings.read(platform.store);

  return {
    admit(call) {
      const cost = resourceUnits(call);
      if (cost === 0) return null;
      const settings = settingsNow();
      const allowances = allowancesOf(settings);
      const { appId, tenantId, userId } = call.caller;
      const use = (name: LimitName, key: string, amount: number) =>
        quotas[name].use(key, amount, allowances[name]);

      const minute = use('SharePointMinute', `${appId} ${tenantId}`, cost);
      const others: [LimitName, Used][] = [
        ['SharePointDay', use('SharePointDay', `${appId} ${tenantId}`, cost)],
        ['SharePointTenant', use('SharePointTenant', tenantId, cost)],
      ];
      if (userId !== null) others.push(['SharePointUser', use('SharePointUser', userId, 1)]);

      // The longest wait first: whoever waits for less is only refused again.
      const reached = others.filter(([, used]) => isOver(used));
      const [longest] = reached.toSorted(([, a], [, b]) => b.secondsLeft - a.secondsLeft);
      if (longest) throw refuse(...longest, settings.refusal, {});
      const headers = rateLimitHeaders(minute);
      if (isOver(minute)) throw refuse('SharePointMinute', minute, settings.refusal, headers);
      return { headers, leave: () => undefined };
    },

    usage() {
      const allowances = allowancesOf(settingsNow());
      return names.flatMap((limit) =>
        quotas[limit].inUse().map(({ key, used, secondsLeft }) => {
          return { limit, of: key, used, most: allowances[limit].limit, secondsLeft };
        }),
      );
    },

    forget() {
      for (const name of names) quotas[name].forget();
    },
  };
};
