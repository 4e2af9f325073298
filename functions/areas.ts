/** The priority areas of the county, from its starting content. */
import { areasSchema } from '#core/areas/area.ts';
import content from '../content/areas.json' with { type: 'json' };

/** Wrong content stops the start, not the first reader. */
export const areas = areasSchema.parse(content);
