import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { phaseNames } from '#core/events/names.ts';
import { anEvent } from '../../../testing/anEvent.ts';
import { shows } from '../words.ts';
import { type Filters, filtersOf, matches, noFilters, withFilters } from './filters.ts';

const someFilters: fc.Arbitrary<Filters> = fc.record({
  show: fc.option(fc.constantFrom(...(Object.keys(shows) as NonNullable<Filters['show']>[]))),
  area: fc.option(fc.stringMatching(/^[a-z0-9-]{1,20}$/)),
  how: fc.option(fc.constantFrom('online' as const, 'inPerson' as const)),
  phase: fc.option(fc.constantFrom(...(Object.keys(phaseNames) as NonNullable<Filters['phase']>[]))),
  mine: fc.boolean(),
});

describe('filters in the address', () => {
  it('come back from the address they were put into, whichever they are', () => {
    fc.assert(
      fc.property(someFilters, (filters) => {
        expect(filtersOf(withFilters('when=past', filters))).toEqual(filters);
      }),
    );
  });

  it('leave alone what else the address says', () => {
    expect(withFilters('when=past&show=visits', noFilters)).toBe('when=past');
  });

  it('count for nothing where the address names what does not exist', () => {
    expect(filtersOf('show=toString&how=by-boat&phase=&mine=yes')).toEqual(noFilters);
  });
});

describe('what a filter lets through', () => {
  const online = anEvent({ kind: 'webinar', area: 'ks2', phases: ['primary'] });
  const passes = (filters: Partial<Filters>, event = online) => matches({ ...noFilters, ...filters }, event);

  it('shows a kind under the name people know it by', () => {
    expect([passes({ show: 'training' }), passes({ show: 'meetings' })]).toEqual([true, false]);
  });

  it('shows events held both ways whichever way is asked for', () => {
    const hybrid = anEvent({ attendance: 'hybrid' });
    expect([passes({ how: 'online' }, hybrid), passes({ how: 'inPerson' }, hybrid)]).toEqual([true, true]);
    expect(passes({ how: 'inPerson' })).toBe(false);
  });

  it('shows events for every phase in each phase', () => {
    expect(passes({ phase: 'secondary' }, anEvent({ phases: [] }))).toBe(true);
    expect(passes({ phase: 'secondary' })).toBe(false);
  });

  it('shows only what the reader has booked, offered or waiting included', () => {
    const booking = { state: 'waiting', reference: 'B7K2Q', position: 2, offeredUntil: null } as const;
    expect([passes({ mine: true }), passes({ mine: true }, anEvent({ booking }))]).toEqual([false, true]);
  });
});
