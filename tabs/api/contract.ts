/** The whole contract, as a chunk of its own: zod is larger than the first screen and is fetched after it. */
import { config } from 'zod';

// Compiled parsers need `eval`, which the pages' content security policy rightly forbids.
config({ jitless: true });

export * from '#core/contract/api.ts';
export * from '#core/contract/areas.ts';
export * from '#core/contract/digests.ts';
export * from '#core/contract/manage.ts';
export * from '#core/contract/personalData.ts';
export * from '#core/contract/preview.ts';
