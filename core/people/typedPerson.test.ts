import { describe, expect, test } from '@jest/globals';
import { typedNameSchema } from './typedPerson.ts';

describe('a typed name', () => {
  test.each(['Zoë O’Brien-Šimić', "'t Hooft, J. (Head)", '  李明  ', 'Dr A. B. C. Smith Jr.'])(
    '%s is taken',
    (name) => {
      expect(typedNameSchema.parse(name)).toBe(name.trim());
    },
  );

  test.each([
    ['nothing', ' '],
    ['a formula', '=HYPERLINK("https://x.example")'],
    ['a formula that begins with +', '+1+cmd'],
    ['a line break', 'A\nBcc: b@x.example'],
    ['text that runs backwards', 'A\u202eB'],
    ['markup', 'A<b>'],
    ['an advertisement', 'Win at https://x.example'],
    ['an advertisement without https', 'Win at www.x.example'],
    ['101 letters', 'a'.repeat(101)],
  ])('%s is not', (_, name) => {
    expect(typedNameSchema.safeParse(name).success).toBe(false);
  });
});
