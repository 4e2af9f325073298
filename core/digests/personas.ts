/** Invented readers, through whose eyes an editor sees an issue. */
import type { Reader } from './itemsFor.ts';

type Persona = { id: string; name: string; reader: Reader };

const persona = (id: string, name: string, reader: Partial<Reader>): Persona => ({
  id,
  name,
  reader: { follows: new Set(), phases: [], job: null, ...reader },
});

export const personas: readonly Persona[] = [
  persona('headPrimary', 'Headteacher, primary, every area', { phases: ['primary'], job: 'headteacher' }),
  persona('teacherSecondary', 'Teacher, secondary, transitions only', {
    follows: new Set(['transitions']),
    phases: ['secondary'],
    job: 'teacher',
  }),
  persona('governor', 'Governor, primary, KS2 only', {
    follows: new Set(['ks2']),
    phases: ['primary'],
    job: 'governor',
  }),
  persona('earlyYears', 'Early years practitioner', { phases: ['earlyYears'], job: 'earlyYears' }),
  persona('council', 'Council officer, everything', { job: 'council' }),
];
