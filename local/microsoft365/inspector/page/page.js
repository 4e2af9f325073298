/** The inspector's page: a table that follows the traffic, with the bodies of an exchange under its row. */
import { element } from './element.js';

const rows = document.querySelector('#rows');
const filter = document.querySelector('#filter');
const refresh = document.querySelector('#refresh');
const count = document.querySelector('#count');
const empty = document.querySelector('#empty');
const problem = document.querySelector('#problem');

let exchanges = [];
const open = new Map();

/** 0 stands for no reply at all. */
const statusClass = (status) => (!status || status >= 400 ? 'bad' : 'good');
const textOf = ({ method, path, status, caller, parts, faults }) =>
  [
    method,
    path,
    status,
    caller,
    ...faults,
    ...parts.map((part) => `${part.method} ${part.url} ${part.status}`),
  ]
    .join(' ')
    .toLowerCase();

const meetsFilter = (exchange) => {
  const text = textOf(exchange);
  return filter.value
    .toLowerCase()
    .split(/\s+/)
    .every((word) => text.includes(word));
};

const readable = (value) => (typeof value === 'string' ? value : JSON.stringify(value, null, 2));
const section = (title, value) =>
  value === null || value === undefined
    ? []
    : [element('h2', { textContent: title }), element('pre', { textContent: readable(value) })];

const partList = (parts) =>
  element(
    'ul',
    { className: 'parts' },
    ...parts.map(({ method, url, status }) =>
      element(
        'li',
        {},
        `${method} ${url} `,
        element('span', { className: statusClass(status), textContent: status ?? 'no reply' }),
      ),
    ),
  );

const detailRow = ({ id, parts }, detail) => {
  const cell = element('td', { colSpan: 6, id: `detail-${id}` });
  if (parts.length > 0)
    cell.append(element('h2', { textContent: `In this batch: ${parts.length}` }), partList(parts));
  if (detail.error) cell.append(detail.error);
  cell.append(
    ...section('Request headers', detail.requestHeaders),
    ...section('Request body', detail.requestBody),
    ...section('Reply headers', detail.responseHeaders),
    ...section('Reply body', detail.responseBody),
    ...section('Made to go wrong', detail.faults?.length > 0 ? detail.faults : null),
  );
  return element('tr', { className: 'detail' }, cell);
};

const toggle = async (id) => {
  if (open.has(id)) open.delete(id);
  else open.set(id, await (await fetch(`/_inspector/exchanges/${encodeURIComponent(id)}`)).json());
  draw();
  document.querySelector(`button[data-id="${CSS.escape(id)}"]`)?.focus();
};

const exchangeRows = (exchange) => {
  const { id, at, method, path, status, durationMs, caller, parts, faults } = exchange;
  const button = element('button', { className: 'row', type: 'button', textContent: path });
  button.dataset.id = id;
  button.setAttribute('aria-expanded', String(open.has(id)));
  button.addEventListener('click', () => toggle(id));
  const failed = parts.filter((part) => part.status === null || part.status >= 400).length;
  const batch =
    parts.length === 0 ? [] : [` · ${parts.length} in the batch${failed === 0 ? '' : `, ${failed} failed`}`];
  const struck = faults.length === 0 ? [] : [` · struck by ${faults.join(', ')}`];
  const row = element(
    'tr',
    {},
    element('td', { className: 'number', textContent: new Date(at).toLocaleTimeString('en-GB') }),
    element('td', { textContent: method }),
    element('td', { className: 'path' }, button, ...batch, ...struck),
    element('td', { className: `number ${statusClass(status)}`, textContent: status || 'no reply' }),
    element('td', { className: 'number', textContent: `${durationMs} ms` }),
    element('td', { textContent: caller }),
  );
  return open.has(id) ? [row, detailRow(exchange, open.get(id))] : [row];
};

const draw = () => {
  const focused = document.activeElement?.dataset?.id;
  const shown = exchanges.filter(meetsFilter);
  rows.replaceChildren(...shown.flatMap(exchangeRows));
  if (focused) document.querySelector(`button[data-id="${CSS.escape(focused)}"]`)?.focus();
  empty.hidden = exchanges.length > 0;
  return shown.length;
};

const announce = (shown) => {
  count.textContent = `${shown} of ${exchanges.length} exchanges`;
};

const newest = () => exchanges[0]?.id;

const load = async () => {
  try {
    const before = newest();
    exchanges = (await (await fetch('/_inspector/exchanges')).json()).exchanges;
    problem.hidden = true;
    if (newest() !== before) draw();
  } catch {
    problem.textContent = 'The local Microsoft 365 does not answer. Is it still running?';
    problem.hidden = false;
  }
};

filter.addEventListener('input', () => announce(draw()));
await load();
announce(draw());
setInterval(() => {
  if (refresh.checked && document.visibilityState === 'visible') load();
}, 2000);
