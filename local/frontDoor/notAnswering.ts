/** What the front door says when the part behind it does not answer: a page for people, JSON for programs. */
import type { IncomingMessage, ServerResponse } from 'node:http';

const page = (sentence: string, advice: string): string => `<!doctype html>
<html lang="en-GB">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Not answering - Teams window (local)</title>
<style>
:root { color-scheme: light dark; font: 1rem/1.5 "Segoe UI", system-ui, sans-serif; }
body { margin: 0; min-height: 100vh; display: grid; place-items: center; }
main { max-width: 34rem; padding: 2rem; }
h1 { font-size: 1.25rem; margin: 0 0 .5rem; }
</style>
</head>
<body>
<main>
<h1>${sentence}</h1>
<p>${advice}</p>
<p><a href="">Try again</a></p>
</main>
</body>
</html>
`;

/** Answers 502 in the words of the part that is missing. */
export function notAnswering(
  request: IncomingMessage,
  response: ServerResponse,
  name: string,
  url: URL,
): void {
  const sentence = `The ${name} is not answering.`;
  const advice = `It should listen on ${url.origin}. It may still be starting; if not, the terminal that runs npm start says why it stopped.`;
  const wantsPage = (request.headers.accept ?? '').includes('text/html');
  response.writeHead(502, {
    'content-type': wantsPage ? 'text/html; charset=utf-8' : 'application/json',
    'cache-control': 'no-store',
  });
  response.end(
    wantsPage
      ? page(sentence, advice)
      : JSON.stringify({ error: { code: 'notAnswering', message: `${sentence} ${advice}` } }),
  );
}
