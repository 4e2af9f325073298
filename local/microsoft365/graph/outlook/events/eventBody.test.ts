import { describe, expect, test } from '@jest/globals';
import { appendJoinBlob, previewOf, toHtml, toText } from './eventBody.ts';

describe("an event's body", () => {
  test('sent as text is escaped and becomes a page', () => {
    const html = toHtml({ contentType: 'text', content: 'Tea & cake\n<script>alert(1)</script>' });
    expect(html).toContain('Tea &amp; cake<br>');
    expect(html).not.toContain('<script>');
    expect(toText(html)).toBe('Tea & cake\r\n<script>alert(1)</script>');
  });

  test('sent as a page stays as it is, and nothing stays nothing', () => {
    const page = '<html><body class="x"><p>Hello</p></body></html>';
    expect(toHtml({ contentType: 'html', content: page })).toBe(page);
    expect(toHtml({ contentType: 'html', content: '' })).toBe('');
    expect(toHtml({ contentType: 'html', content: null })).toBe('');
  });

  test('takes the way into the meeting inside the page, even an empty one', () => {
    const joinUrl = 'https://teams.microsoft.com/l/meetup-join/x';
    for (const html of ['', toHtml({ contentType: 'html', content: '<p>Hello</p>' })])
      expect(appendJoinBlob(html, joinUrl)).toMatch(/^<html>.*<body>.*meetup-join\/x.*<\/body><\/html>$/s);
  });

  test('has a preview of 255 characters without style or markup', () => {
    const content = `<style>p { color: red }</style><p>${'word '.repeat(100)}</p>`;
    const preview = previewOf(toHtml({ contentType: 'html', content }));
    expect(preview).toHaveLength(255);
    expect(preview.startsWith('word word')).toBe(true);
  });
});
