import { describe, expect, test } from '@jest/globals';
import { parseHostJson } from './hostJson.ts';

describe('host.json', () => {
  test('means Azure’s defaults where it says nothing', () => {
    const { http, queues } = parseHostJson('{"version":"2.0"}').extensions;
    expect(http.routePrefix).toBe('api');
    expect(queues).toMatchObject({
      batchSize: 16,
      maxDequeueCount: 5,
      visibilityTimeout: 0,
      messageEncoding: 'base64',
    });
  });

  test('gives way to the app settings that override it', () => {
    const text = '{"version":"2.0","extensions":{"queues":{"batchSize":2,"maxPollingInterval":"00:00:02"}}}';
    const { queues } = parseHostJson(text, {
      AzureFunctionsJobHost__extensions__queues__maxPollingInterval: '00:00:00.4',
      STORAGE_CONNECTION_STRING: 'x',
    }).extensions;
    expect(queues).toMatchObject({ batchSize: 2, maxPollingInterval: 400 });
  });

  test('is refused when a time is no time', () => {
    expect(() =>
      parseHostJson('{"version":"2.0","extensions":{"queues":{"visibilityTimeout":"soon"}}}'),
    ).toThrow();
  });
});
