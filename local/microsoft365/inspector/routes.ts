/** The inspector: every exchange, readable, and the table of what is there and what is not. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Hono } from 'hono';
import { html } from 'hono/html';
import { coverage } from '../coverage.ts';
import type { Platform } from '../platform.ts';
import { summaryOf } from './summary.ts';

const asset = (name: string): string => readFileSync(join(import.meta.dirname, 'page', name), 'utf8');

const policy =
  "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src data:; base-uri 'none'; form-action 'none'";
const pageHeaders = { 'Content-Security-Policy': policy, 'Cache-Control': 'no-store' };

const coveragePage = () => html`<!doctype html>
<html lang="en-GB">
  <head>
    <meta charset="utf-8" />
    <meta name="viewport" content="width=device-width, initial-scale=1" />
    <title>Coverage · local Microsoft 365</title>
    <link rel="icon" href="data:," />
    <link rel="stylesheet" href="/_inspector/page.css" />
  </head>
  <body>
    <header>
      <h1>What the local Microsoft 365 has</h1>
      <nav><a href="/_inspector">Exchanges</a></nav>
    </header>
    <main>
      <table>
        <caption>Operations of Microsoft Graph v1.0</caption>
        <thead>
          <tr><th scope="col">Method</th><th scope="col">Path</th><th scope="col">State</th><th scope="col">Remark</th></tr>
        </thead>
        <tbody>
          ${coverage().map(
            ({ method, path, state, remark }) =>
              html`<tr class="${state}"><td>${method}</td><td class="path">${path}</td><td>${state}</td><td>${remark ?? ''}</td></tr>`,
          )}
        </tbody>
      </table>
    </main>
  </body>
</html>`;

export function inspectorRoutes({ traffic }: Platform): Hono {
  const app = new Hono();
  app.get('/_inspector', (context) => context.html(asset('index.html'), 200, pageHeaders));
  for (const script of ['page.js', 'control.js', 'element.js']) {
    app.get(`/_inspector/${script}`, (context) =>
      context.body(asset(script), 200, { 'Content-Type': 'text/javascript' }),
    );
  }
  app.get('/_inspector/page.css', (context) =>
    context.body(asset('page.css'), 200, { 'Content-Type': 'text/css' }),
  );
  app.get('/_inspector/coverage', (context) => context.html(coveragePage(), 200, pageHeaders));
  app.get('/_inspector/exchanges', (context) => context.json({ exchanges: traffic.recent().map(summaryOf) }));
  app.get('/_inspector/exchanges/:id', (context) => {
    const found = traffic.recent().find(({ id }) => id === context.req.param('id'));
    return found
      ? context.json(found)
      : context.json({ error: 'This exchange is no longer remembered.' }, 404);
  });
  return app;
}
