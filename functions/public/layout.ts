/** The frame of every public page: one heading, plain words, readable without script, in light and dark. */
import { createHash } from 'node:crypto';
import type { HttpResponseInit } from '@azure/functions';
import { Html, html } from '../http/html.ts';
import { commonHeaders, publicPolicy } from '../pages/contentSecurity.ts';

const style = `
:root { color-scheme: light dark; font: 1.0625rem/1.5 "Segoe UI", system-ui, sans-serif; --ink: light-dark(#1b2530, #eef2f5);
  --soft: light-dark(#51606d, #b4c0ca); --paper: light-dark(#fff, #1c2329); --ground: light-dark(#eef3f4, #12171b);
  --accent: light-dark(#0b5c6b, #6fcfdf); --on-accent: light-dark(#fff, #06262c); --line: light-dark(#7d8b96, #7d8b96);
  --wrong: light-dark(#a4161a, #ff9c9c); }
* { box-sizing: border-box; }
body { margin: 0; background: var(--ground); color: var(--ink); }
main { max-width: 42rem; margin: 0 auto; padding: 1.5rem 1.25rem 2.5rem; background: var(--paper); min-height: 100vh; }
@media (min-width: 46rem) { main { margin: 2rem auto; padding: 2rem 2.5rem; min-height: 0; border-radius: .75rem; } }
h1 { font-size: 1.75rem; line-height: 1.2; margin: .25rem 0 .75rem; text-wrap: balance; }
h2 { font-size: 1.25rem; margin: 2rem 0 .5rem; }
p, dl { margin: .5rem 0; } p { white-space: pre-line; overflow-wrap: anywhere; }
li, pre, blockquote { overflow-wrap: anywhere; } pre { white-space: pre-wrap; } blockquote { margin: .5rem 0 .5rem 1rem; }
dt { font-weight: 600; } dd { margin: 0 0 .75rem; overflow-wrap: anywhere; }
a { color: var(--accent); text-underline-offset: .15em; }
.collaborative, .hint { color: var(--soft); } .hint { font-size: .9375rem; margin: 0 0 .25rem; }
.notice { border-left: .3rem solid var(--accent); padding: .5rem 1rem; margin: 1rem 0; }
.wrong { border-color: var(--wrong); } .wrong h2 { margin-top: 0; } .error { color: var(--wrong); font-weight: 600; margin: 0; }
label { display: block; font-weight: 600; margin-top: 1rem; }
input { font: inherit; color: inherit; background: transparent; width: 100%; min-height: 2.75rem; padding: .5rem .75rem;
  border: 1px solid var(--line); border-radius: .375rem; }
button, .button { display: inline-block; font: inherit; font-weight: 600; min-height: 2.75rem; padding: .5rem 1.25rem; margin: 1rem .5rem 0 0;
  border: 1px solid var(--accent); border-radius: .375rem; background: var(--accent); color: var(--on-accent); text-decoration: none; cursor: pointer; }
.second { background: transparent; color: var(--accent); }
:focus-visible { outline: .1875rem solid var(--accent); outline-offset: .125rem; }
`;

const policy = publicPolicy(createHash('sha256').update(style).digest('base64'));

export type PublicPage = {
  status?: number;
  /** The one heading, also the title of the window. */
  heading: string;
  /** Between the collaborative's name and the rest. */
  content: Html;
  /** Says in the title that a form came back with errors (WCAG 2.2, technique G199). */
  hasErrors?: boolean;
};

/** Never kept by a cache: what it says depends on the moment, and some of it on a personal link. */
export const showPage = ({
  status = 200,
  heading,
  content,
  hasErrors = false,
}: PublicPage): HttpResponseInit => {
  const page = html`<!doctype html>
<html lang="en-GB">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<title>${hasErrors ? 'Error: ' : ''}${heading} - Norfolk Learning Collaborative</title>
<link rel="icon" href="data:,">
<style>${new Html(style)}</style>
</head>
<body>
<main>
<p class="collaborative">Norfolk Learning Collaborative</p>
<h1>${heading}</h1>
${content}
</main>
</body>
</html>
`;
  return {
    status,
    headers: {
      ...commonHeaders,
      'content-type': 'text/html; charset=utf-8',
      'content-security-policy': policy,
      'cache-control': 'no-store',
      // A personal link must not travel on to the pages it leads to.
      'referrer-policy': 'no-referrer',
    },
    body: page.text,
  };
};
