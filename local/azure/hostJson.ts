/** What this host heeds of `host.json`, with Azure's defaults (azure-functions-host, `QueuesOptions`). */
import { readFileSync } from 'node:fs';
import { z } from 'zod';

const timeSpan = z
  .string()
  .regex(/^(?:[01]\d|2[0-3]):[0-5]\d:[0-5]\d(\.\d{1,7})?$/)
  .transform((text) => {
    const [hours = 0, minutes = 0, seconds = 0] = text.split(':').map(Number);
    return ((hours * 60 + minutes) * 60 + seconds) * 1000;
  });

const hostJsonSchema = z.object({
  version: z.literal('2.0'),
  extensions: z
    .object({
      http: z.object({ routePrefix: z.string().default('api') }).prefault({}),
      queues: z
        .object({
          batchSize: z.number().int().min(1).max(32).default(16),
          newBatchThreshold: z.number().int().min(0).optional(),
          maxDequeueCount: z.number().int().min(1).default(5),
          visibilityTimeout: timeSpan.prefault('00:00:00'),
          maxPollingInterval: timeSpan.prefault('00:00:02'),
          messageEncoding: z.enum(['base64', 'none']).default('base64'),
        })
        .prefault({}),
    })
    .prefault({}),
});

/** Times in milliseconds. */
export type HostJson = z.infer<typeof hostJsonSchema>;

/** App settings of this form stand above host.json (Azure Functions documentation, "Override host.json values"). */
const overridePrefix = 'AzureFunctionsJobHost__';

type Json = Record<string, unknown>;
const isObject = (value: unknown): value is Json => typeof value === 'object' && value !== null;

const override = (json: Json, [name, ...rest]: readonly string[], value: string): Json => {
  if (name === undefined) return json;
  const inner = json[name];
  return { ...json, [name]: rest.length === 0 ? value : override(isObject(inner) ? inner : {}, rest, value) };
};

/** @param settings app settings; `AzureFunctionsJobHost__extensions__queues__maxPollingInterval` and the like count */
export const parseHostJson = (
  text: string,
  settings: Readonly<Record<string, string | undefined>> = {},
): HostJson => {
  const overrides = Object.entries(settings).filter(([name]) => name.startsWith(overridePrefix));
  const json = overrides.reduce<Json>(
    (read, [name, value]) => override(read, name.slice(overridePrefix.length).split('__'), value ?? ''),
    JSON.parse(text),
  );
  return hostJsonSchema.parse(json);
};

export const readHostJson = (
  file: string,
  settings: Readonly<Record<string, string | undefined>>,
): HostJson => parseHostJson(readFileSync(file, 'utf8'), settings);
