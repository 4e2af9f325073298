import { expect, test } from '@jest/globals';
import { anEvent } from '../../tests/builders/anEvent.ts';
import { aPrincipal } from '../../tests/builders/aPrincipal.ts';
import { inMemoryDeps } from '../../tests/doubles/inMemoryDeps.ts';
import { bookPlace } from './bookPlace.ts';
import { rosterOf } from './rosterOf.ts';

test('editors see who goes and who waits, members see nobody', async () => {
  const deps = inMemoryDeps();
  const event = anEvent({ capacity: 1 });
  deps.events.seed(event);
  for (const name of ['head', 'senco'])
    await bookPlace(deps, { principal: aPrincipal(name), eventId: event.id });
  const editor = aPrincipal('editor', { roles: ['editor'] });
  expect(await rosterOf(deps, { principal: editor, eventId: event.id })).toMatchObject({
    ok: true,
    value: { going: [{ person: { name: 'head' } }], offered: [], waiting: [{ person: { name: 'senco' } }] },
  });
  expect(await rosterOf(deps, { principal: aPrincipal('head'), eventId: event.id })).toMatchObject({
    failure: { code: 'forbidden' },
  });
});
