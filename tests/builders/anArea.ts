import { type Area, areaSchema } from '#core/areas/area.ts';

/** The KS2 Challenge, opened in 2023-24, led by nobody whom the service knows. */
export const anArea = (overrides: Partial<Area> = {}): Area =>
  areaSchema.parse({
    slug: 'ks2',
    name: 'Norfolk KS2 Challenge',
    focus: 'Better outcomes at key stage 2.',
    ...overrides,
  });
