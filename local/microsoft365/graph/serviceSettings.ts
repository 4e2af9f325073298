/** Graph as a whole, as settings. */
import { z } from 'zod';
import { storedSettings } from '../storedSettings.ts';

const schema = z.strictObject({
  /**
   * How long each operation takes before it happens. At 0 no two ever overlap, so nobody meets a limit on requests at a
   * time.
   */
  latencyMilliseconds: z.number().nonnegative().default(0),
});

type ServiceSettings = z.output<typeof schema>;

export const serviceSettings = storedSettings<ServiceSettings>('service', schema);
