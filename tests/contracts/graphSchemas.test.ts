import { describe, expect, test } from '@jest/globals';
import { graphContractsPresent, graphTypeErrors } from './graphSchemas.ts';
import { trafficErrors } from './graphTraffic.ts';

const judged = graphContractsPresent ? describe : describe.skip;
if (!graphContractsPresent) console.log('not checked: contracts absent');

judged("Microsoft's types as a judge", () => {
  test('accepts an event with its control information', () => {
    expect(
      graphTypeErrors('event', { '@odata.etag': 'W/"1"', subject: 'Collaborative meeting', isAllDay: false }),
    ).toEqual([]);
  });

  test('refuses an invented property at any depth', () => {
    expect(graphTypeErrors('event', { title: 'no such property' })).not.toEqual([]);
    expect(
      graphTypeErrors('event', { body: { contentType: 'html', content: '', colour: 'red' } }),
    ).not.toEqual([]);
    expect(graphTypeErrors('event', { attendees: [{ emailAddress: { mail: 'x' } }] })).not.toEqual([]);
  });

  test('refuses a word that is not in an enumeration', () => {
    expect(graphTypeErrors('event', { showAs: 'available' })).not.toEqual([]);
  });

  test('lets list fields be whatever the columns are', () => {
    expect(graphTypeErrors('listItem', { fields: { Title: 'x', Anything: 3 } })).toEqual([]);
  });

  test('looks inside batches', () => {
    const bad = {
      method: 'POST',
      url: 'https://localhost/v1.0/$batch',
      requestBody: { requests: [{ id: '1', method: 'POST', url: '/users/a/events', body: { topic: 'x' } }] },
      status: 200,
      responseBody: { responses: [{ id: '1', status: 201, body: { subject: 'x' } }] },
    };
    expect(trafficErrors([bad])).toHaveLength(1);
    const failed = { ...bad, status: 503, responseBody: { error: { code: 'serviceNotAvailable' } } };
    const lost = { ...bad, status: 0, responseBody: null };
    expect(trafficErrors([failed, lost])).toHaveLength(2);
  });
});
