import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { linksAndPictures } from './linksAndPictures.ts';
import { markdownToCard } from './markdownToCard.ts';
import { markdownToHtml } from './markdownToHtml.ts';
import { excerptOf, markdownToText } from './markdownToText.ts';

const example = `# Visits

Colleagues from **nine** schools _saw_ \`reading\`, and [wrote about it](https://norfolk.example/a).

- early years
- primary
  - year 6

3. ask
4. answer

> It was useful.

Write to [the group](mailto:group@norfolk.example).`;

describe('Markdown', () => {
  test('becomes HTML whose headings stand below those of the page', () => {
    expect(markdownToHtml(example)).toBe(
      [
        '<h3>Visits</h3>',
        '<p>Colleagues from <strong>nine</strong> schools <em>saw</em> <code>reading</code>, and <a href="https://norfolk.example/a">wrote about it</a>.</p>',
        '<ul>\n<li>early years</li>\n<li>primary\n<ul>\n<li>year 6</li>\n</ul>\n</li>\n</ul>',
        '<ol start="3">\n<li>ask</li>\n<li>answer</li>\n</ol>',
        '<blockquote>\n<p>It was useful.</p>\n</blockquote>',
        '<p>Write to <a href="mailto:group@norfolk.example">the group</a>.</p>',
      ].join('\n'),
    );
  });

  test('becomes plain text with every address written out', () => {
    expect(markdownToText(example)).toBe(
      [
        'Visits',
        'Colleagues from nine schools saw reading, and wrote about it (https://norfolk.example/a).',
        '- early years\n- primary\n  - year 6',
        '3. ask\n4. answer',
        'It was useful.',
        'Write to the group (group@norfolk.example).',
      ].join('\n\n'),
    );
    expect(markdownToText('See <https://norfolk.example/a>.')).toBe('See https://norfolk.example/a.');
  });

  test('becomes what a card can show', () => {
    expect(markdownToCard(example)).toBe(
      [
        '**Visits**',
        'Colleagues from **nine** schools _saw_ reading, and [wrote about it](https://norfolk.example/a).',
        '- early years\n- primary\n  - year 6',
        '3. ask\n4. answer',
        'It was useful.',
        'Write to [the group](mailto:group@norfolk.example).',
      ].join('\n\n'),
    );
  });

  test.each([
    ['See https://norfolk.example/a_b_c.', 'https://norfolk.example/a_b_c'],
    ['(https://norfolk.example/a)', 'https://norfolk.example/a'],
    ['https://norfolk.example/a_(b)', 'https://norfolk.example/a_(b)'],
    ['**https://norfolk.example/?a=1&b=2**', 'https://norfolk.example/?a=1&#x26;b=2'],
    ['<https://norfolk.example>', 'https://norfolk.example'],
  ])('leads to an address that was simply typed: %s', (markdown, url) => {
    expect(markdownToHtml(markdown)).toContain(`<a href="${url}">${url}</a>`);
    expect(markdownToHtml(markdown).match(/<a /g)).toHaveLength(1);
  });

  test.each(['https://', 'See https://.', '`https://norfolk.example`', 'http://norfolk.example'])(
    'leaves %s as it is',
    (markdown) => {
      expect(markdownToHtml(markdown)).not.toContain('<a ');
    },
  );

  test('becomes one line of its first words', () => {
    expect(excerptOf('# Visits\n\n- [one](https://x.example)\n- two')).toBe('Visits: one; two');
    expect(excerptOf('Two themes.\n\n1. Ask early.\n2. Ask again\n\nMore soon.')).toBe(
      'Two themes. Ask early. Ask again. More soon.',
    );
    expect(excerptOf('word '.repeat(100), 20)).toBe('word word word…');
    expect(excerptOf('x'.repeat(100), 20)).toBe(`${'x'.repeat(19)}…`);
  });

  test.each([
    [
      'raw HTML',
      '<img src=x onerror=alert(1)> & <b>bold</b>',
      '&#x3C;img src=x onerror=alert(1)> &#x26; &#x3C;b>bold&#x3C;/b>',
    ],
    ['a script', '<script>alert(1)</script>', '&#x3C;script>alert(1)&#x3C;/script>'],
    ['a comment', '<!-- hidden -->', '&#x3C;!-- hidden -->'],
    ['indented text', '    not code', 'not code'],
  ])('shows %s as the text that it is', (_, markdown, html) => {
    expect(markdownToHtml(markdown)).toBe(`<p>${html}</p>`);
    expect(markdownToText(markdown)).toBe(markdown.trim());
  });

  test.each([
    '[click](javascript:alert(1))',
    '[click](JaVaScRiPt:alert(1))',
    '[click](data:text/html,x)',
    '[click](http://norfolk.example)',
    '[click](//norfolk.example)',
    '[click](/go/e/1)',
    '[click](vbscript:x)',
    '[click][1]\n\n[1]: javascript:x',
  ])('%s leads nowhere', (markdown) => {
    for (const written of [markdownToHtml(markdown), markdownToCard(markdown)])
      expect(written).not.toMatch(/href|\]\(/);
    expect(markdownToHtml(markdown)).toContain('click');
  });

  test('loads no picture: its description leads to it', () => {
    expect(markdownToHtml('![A chart of visits](https://norfolk.example/c.png)')).toBe(
      '<p><a href="https://norfolk.example/c.png">A chart of visits</a></p>',
    );
    expect(markdownToHtml('[![A chart](https://x.example/c.png)](https://y.example/)')).toBe(
      '<p><a href="https://y.example/">A chart</a></p>',
    );
    expect(markdownToText('![](http://norfolk.example/c.png)')).toBe('Picture without a description');
  });
});

test('says which links lead nowhere and how many pictures have no description', () => {
  expect(
    linksAndPictures('[a](http://x.example) ![](https://x.example/p.png) ![b](c.png) [d](https://x.example)'),
  ).toEqual({ unsafeLinks: ['http://x.example', 'c.png'], picturesWithoutDescription: 1 });
});

/** Texts that try to be more than text: pieces of Markdown, HTML and addresses thrown together. */
const hostile = fc
  .array(
    fc.oneof(
      fc.constantFrom(
        ...[
          '<script>',
          '</script>',
          '<img src=x onerror=',
          '"',
          "'",
          '>',
          '<',
          '&',
          '&lt;',
          '&#x3C;',
          '`',
          '```\n',
        ],
        ...[
          '[',
          ']',
          '](',
          ')',
          '![',
          '<https://',
          'javascript:',
          'https://x.example',
          'mailto:',
          'data:',
          'JAVASCRIPT:',
        ],
        ...[
          '**',
          '_',
          '~~',
          '\\',
          '\n',
          '\n\n',
          '\n    ',
          '\n- ',
          '\n1. ',
          '\n> ',
          '\n# ',
          '|',
          '---',
          '[^1]',
          '\u0000',
          '\u202e',
          '😀',
        ],
      ),
      fc.string({ maxLength: 8 }),
    ),
    { maxLength: 30 },
  )
  .map((pieces) => pieces.join(''));

describe('whatever people write', () => {
  const allowed =
    /^<(\/?(p|strong|em|code|pre|blockquote|ul|ol|li|h3|h4|h5|h6|a)|br|hr|ol start="\d+"|a href="(https:\/\/|mailto:)[^"<>]*")>$/i;

  test('no element or attribute comes through but those of running text', () => {
    fc.assert(
      fc.property(hostile, (markdown) => {
        const html = markdownToHtml(markdown);
        for (const tag of html.match(/<[^>]*>?/g) ?? []) expect(tag).toMatch(allowed);
      }),
      { numRuns: 2000 },
    );
  });

  test('a card holds no links but to https and mail, and no HTML that somebody else would read', () => {
    fc.assert(
      fc.property(hostile, (markdown) => {
        const card = markdownToCard(markdown);
        const { unsafeLinks } = linksAndPictures(card);
        expect(unsafeLinks).toEqual([]);
        expect(card.replace(/\\</g, '')).not.toMatch(/<\w/);
      }),
      { numRuns: 2000 },
    );
  });

  test('words stay words, none is lost', () => {
    const words = fc.string({ unit: fc.constantFrom('a', 'b', ' ', 'é', '😀'), maxLength: 150 });
    const packed = (text: string) => text.replace(/\s/g, '');
    fc.assert(
      fc.property(words, (text) => {
        for (const write of [markdownToText, markdownToCard, excerptOf])
          expect(packed(write(text))).toBe(packed(text));
      }),
    );
  });
});
