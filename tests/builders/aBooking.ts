import type { Booking } from '#core/bookings/booking.ts';
import { memberKey, type Person } from '#core/people/person.ts';

/** A member known by a number: `aPerson(3)` is Teacher 3. */
export const aPerson = (n = 1): Person => ({
  key: memberKey('7d0a4c52-6c1e-4f0b-9d3a-1f2b3c4d5e6f', `teacher-${n}`),
  name: `Teacher ${n}`,
  email: `teacher.${n}@school.example`,
});

/** A place at `anEvent()` for Teacher 1, with whatever the test states instead. */
export const aBooking = (overrides: Partial<Booking> = {}): Booking => {
  const person = overrides.person ?? aPerson();
  return {
    eventId: 'b7k2q0000001',
    person,
    state: 'going',
    reference: 'C3M4P',
    bookedBy: person.key,
    queuedAt: '2026-11-20T09:00:00Z',
    changedAt: '2026-11-20T09:00:00Z',
    offeredUntil: null,
    ...overrides,
  };
};
