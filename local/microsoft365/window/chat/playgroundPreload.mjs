/**
 * Loaded into the Playground's process before it starts. Version 0.2.28 opens a browser unless told otherwise by an
 * environment variable of its former name, and listens on every network interface; a laptop on a school's Wi-Fi wants
 * neither. Standard input is a pipe from the process that started it: when that process is gone, so is the Playground.
 * `/?framed` is its page as it stands in the window: the chat without the tools around it, and closed until it knows
 * whose chat it is. The Playground draws its message box before that, with the id of a chat that does not exist, and what
 * somebody sends there is lost without a word.
 */
import { readFileSync } from 'node:fs';
import http from 'node:http';
import net from 'node:net';
import path from 'node:path';
import { argv, env, exit, stdin } from 'node:process';

env.TEAMSAPPTESTER_BROWSER = 'none';
stdin.on('close', () => exit()).resume();

const listen = net.Server.prototype.listen;
net.Server.prototype.listen = function listenHereOnly(port, ...rest) {
  const open = (typeof port === 'number' || typeof port === 'string') && typeof rest[0] !== 'string';
  return open ? listen.call(this, port, '127.0.0.1', ...rest) : listen.call(this, port, ...rest);
};

/** Runs in the page. Once drawn with its own chat it tells the bot of the installation: from then on words arrive. */
const openOnceInstalled = () => {
  new PerformanceObserver((loaded, observer) => {
    if (!loaded.getEntries().some(({ name }) => name.endsWith('/installation'))) return;
    document.getElementById('root').inert = false;
    observer.disconnect();
  }).observe({ type: 'resource' });
};

const framedPage = () => {
  const page = readFileSync(path.join(path.dirname(argv[1]), 'dist/client/index.html'), 'utf8');
  const style = readFileSync(new URL('./framedPlayground.css', import.meta.url), 'utf8');
  return page
    .replace('</head>', `<style>${style}</style><script>(${openOnceInstalled})()</script></head>`)
    .replace('<div id="root">', '<div id="root" inert>');
};

const emit = http.Server.prototype.emit;
http.Server.prototype.emit = function answerFramed(event, ...rest) {
  const [request, response] = rest;
  if (event !== 'request' || request.url !== '/?framed') return emit.call(this, event, ...rest);
  response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' });
  response.end(framedPage());
  return true;
};
