import { describe, expect, test } from '@jest/globals';
import { compareTemplates, matchTemplate, readTemplate } from './routeTemplate.ts';

const match = (template: string, path: string) => matchTemplate(readTemplate(template), path);

describe('a route template', () => {
  test.each([
    ['api/events', '/api/events', {}],
    ['api/events', '/API/Events/', {}],
    ['api/events/{id}', '/api/events/b7k2q', { id: 'b7k2q' }],
    ['api/events/{id}/booking', '/api/events/b7k2q/booking', { id: 'b7k2q' }],
    ['go/b/{token}', '/go/b/a%2Bb.c', { token: 'a+b.c' }],
    ['tabs/{*path}', '/tabs/assets/main.js', { path: 'assets/main.js' }],
    ['tabs/{*path}', '/tabs/', { path: '' }],
    ['programmes/{year:int?}', '/programmes', {}],
    ['programmes/{year:int?}', '/programmes/2027', { year: '2027' }],
  ])('%s takes %s', (template, path, params) => {
    expect(match(template, path)).toEqual(params);
  });

  test.each([
    ['api/events', '/api/events/b7k2q'],
    ['api/events/{id}', '/api/events'],
    ['api/events/{id}', '/api/events/b7k2q/booking'],
    ['programmes/{year:int}', '/programmes/next'],
    ['api/events/{id}', '/api/events/%E0%A4%A'],
  ])('%s leaves %s', (template, path) => {
    expect(match(template, path)).toBeNull();
  });

  test('is tried before a less exact one', () => {
    const templates = ['{*path}', 'api/events/{id}', 'api/events/next', 'api/events/{id:int}', 'api/{*rest}'];
    const order = templates
      .map((text) => ({ text, template: readTemplate(text) }))
      .sort((one, other) => compareTemplates(one.template, other.template))
      .map(({ text }) => text);
    expect(order).toEqual([
      'api/events/next',
      'api/events/{id:int}',
      'api/events/{id}',
      'api/{*rest}',
      '{*path}',
    ]);
  });

  test('that this host cannot read is refused when the app starts', () => {
    expect(() => readTemplate('files/{name}.{extension}')).toThrow();
  });
});
