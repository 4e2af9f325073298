import { describe, expect, test } from '@jest/globals';
import { markedPart, textOfOurPart, withOurPart } from './html.ts';

describe('our part of an event’s body', () => {
  test('keeps paragraphs and lines', () => {
    expect(markedPart('One\ntwo\r\n\r\n\n three ')).toBe(
      '<div id="collaborative-details"><p>One<br>two</p><p>three</p></div>',
    );
  });

  test('shows markup as text', () => {
    expect(markedPart(`<script>alert("x")</script> & '</div>'`)).toBe(
      '<div id="collaborative-details"><p>&lt;script&gt;alert(&quot;x&quot;)&lt;/script&gt; &amp; &#39;&lt;/div&gt;&#39;</p></div>',
    );
  });

  test('links https addresses, without the sentence’s own signs', () => {
    expect(markedPart('See (https://a.example/x?b=1&c=2), or https://b.example/.')).toContain(
      'See (<a href="https://a.example/x?b=1&amp;c=2">https://a.example/x?b=1&amp;c=2</a>), or <a href="https://b.example/">https://b.example/</a>.',
    );
    expect(markedPart('javascript:alert(1) http://plain.example')).not.toContain('<a');
  });

  test('is exchanged and leaves the rest, the way into the meeting above all', () => {
    const body = `<html><body><p>Added by hand</p>${markedPart('Old')}<div>Join: <div>link</div></div></body></html>`;
    expect(withOurPart(body, markedPart('New $1 $&'))).toBe(
      `<html><body><p>Added by hand</p>${markedPart('New $1 $&')}<div>Join: <div>link</div></div></body></html>`,
    );
  });

  test('is found although Outlook has renamed it', () => {
    const renamed = markedPart('Old').replace('id="', 'class="x" id="x_');
    expect(withOurPart(`<body>${renamed}</body>`, markedPart('New'))).toBe(
      `<body>${markedPart('New')}</body>`,
    );
  });

  test('is put first where it is gone', () => {
    expect(withOurPart('<html><body dir="ltr"><div>Join</div></body></html>', markedPart('New'))).toBe(
      `<html><body dir="ltr">${markedPart('New')}<div>Join</div></body></html>`,
    );
    expect(withOurPart('', markedPart('New'))).toBe(markedPart('New'));
  });
});

describe('the plain text of our part', () => {
  test('is what was put there, whatever signs it has', () => {
    const text = `A & B <c> "d" 'e' &amp;\nnext line\n\nSee https://example.org/a?b=1&c=2.\n\nÜ €`;
    expect(textOfOurPart(`<body><p>By hand</p>${markedPart(text)}<div>Join</div></body>`)).toBe(text);
  });

  test('is the same after Outlook has broken its lines and written entities by number', () => {
    const body =
      '<div\r\n class="x" id="x_collaborative-details"><p class="y">One\r\ntwo</p>\r\n<p>&#163;5 &#x2013; caf&eacute;&nbsp;</p></div>';
    expect(textOfOurPart(body)).toBe('One two\n\n£5 – caf&eacute;');
  });

  test('is not known where the part is gone', () => {
    expect(textOfOurPart('<body>Something else</body>')).toBeNull();
  });
});
