/** The part of the inspector's page that steers: time, settings and faults, with the limits in use and the mails sent. */
import { element } from './element.js';

const byId = (id) => document.querySelector(`#${id}`);
const said = byId('said');

/** Asks the control address; says what it answers where that is a refusal, and gives null. */
const ask = async (method, path, body) => {
  try {
    const reply = await fetch(`/_control${path}`, {
      method,
      ...(body === undefined
        ? {}
        : { headers: { 'Content-Type': 'application/json' }, body: JSON.stringify(body) }),
    });
    const answer = await reply.json();
    said.textContent = reply.ok ? '' : answer.error;
    return reply.ok ? answer : null;
  } catch {
    said.textContent = 'The local Microsoft 365 does not answer. Is it still running?';
    return null;
  }
};

const row = (...cells) => element('tr', {}, ...cells.map((textContent) => element('td', { textContent })));

const drawUsage = ({ usage, refusals }) => {
  const rows = usage.map(({ limit, of, used, most, secondsLeft }) => {
    const refused = refusals[limit] ? `, refused ${refusals[limit]} times` : '';
    return row(limit, of, `${used} of ${most}${refused}`, secondsLeft === null ? '' : `${secondsLeft} s`);
  });
  byId('usage').replaceChildren(...rows);
};

const readable = (text) => {
  try {
    return JSON.parse(text);
  } catch {
    return text; // A word without quotation marks is meant as it stands.
  }
};

const settingField = (group, name, value) => {
  const id = `setting-${group}-${name}`;
  const input = element('input', { id, value: JSON.stringify(value), size: 12 });
  input.addEventListener('change', async () => {
    const state = await ask('PUT', '/settings', { [group]: { [name]: readable(input.value) } });
    if (state === null) return;
    draw(state);
    said.textContent = `${name} is now ${JSON.stringify(state.settings[group][name])}.`;
  });
  return element('p', { className: 'tools' }, element('label', { htmlFor: id, textContent: name }), input);
};

const drawSettings = ({ settings }) => {
  if (byId('settings').contains(document.activeElement)) return; // Somebody is writing there.
  const groups = Object.entries(settings).map(([group, values]) =>
    element(
      'fieldset',
      {},
      element('legend', { textContent: group }),
      ...Object.entries(values).map(([name, value]) => settingField(group, name, value)),
    ),
  );
  byId('settings').replaceChildren(...groups);
};

const drawFaults = ({ faults: { injected, rules } }) => {
  const lines = rules.map(({ name, method, path, matched, struck }) =>
    element('li', {
      textContent: `${name}${method ? ` ${method}` : ''}${path ? ` ${path}` : ''}: struck ${struck} of ${matched}`,
    }),
  );
  const none = element('li', { textContent: 'Nothing is made to go wrong.' });
  byId('faults').replaceChildren(...(lines.length > 0 ? lines : [none]));
  byId('faults').title = `${injected} in all`;
};

const drawMails = ({ recipients }) => {
  const rows = recipients.map(({ recipient, total, ...reasons }) =>
    row(
      recipient,
      total,
      Object.entries(reasons)
        .map(([reason, count]) => `${reason} ${count}`)
        .join(', '),
    ),
  );
  byId('mails').replaceChildren(...rows);
};

const draw = (state) => {
  byId('now').textContent = new Date(state.now).toLocaleString('en-GB');
  byId('now').dateTime = state.now;
  drawUsage(state);
  drawSettings(state);
  drawFaults(state);
};

const load = async () => {
  const state = await ask('GET', '');
  if (state) draw(state);
  const mails = state && (await ask('GET', '/mails'));
  if (mails) drawMails(mails);
};

const steer = async (path, body) => {
  const state = await ask('POST', path, body);
  if (state) draw(state);
};

for (const button of document.querySelectorAll('[data-advance]')) {
  const advanceMilliseconds = Number(button.dataset.advance) * 1000;
  button.addEventListener('click', () => steer('/clock', { advanceMilliseconds }));
}
byId('plan').addEventListener('click', () =>
  steer('/faults', { seed: byId('seed').value, rate: Number(byId('rate').value) / 100 }),
);
byId('end').addEventListener('click', () => steer('/faults', { rules: [] }));
byId('control').addEventListener('toggle', () => {
  if (byId('control').open) load();
});
