/** Loading, failed, ready: the three states of anything that is fetched. */
import { h } from '../element.ts';

type Loadable<T> = {
  /** What is being done, for people: "Reading the calendar". */
  what: string;
  load(): Promise<T>;
  draw(value: T): Node[];
};

/** Fills `place`; a later call for the same place wins over an earlier one that is still under way. */
export function loading<T>(place: HTMLElement, { what, load, draw }: Loadable<T>): void {
  const ticket = crypto.randomUUID();
  place.dataset.ticket = ticket;
  place.setAttribute('aria-busy', 'true');
  place.replaceChildren(
    h('div', { class: 'state', role: 'status' }, h('span', { class: 'spinner' }), h('p', {}, what)),
  );
  const settle = (content: Node[]) => {
    if (place.dataset.ticket !== ticket) return;
    place.removeAttribute('aria-busy');
    place.replaceChildren(...content);
  };
  load().then(
    (value) => settle(draw(value)),
    (error: unknown) => settle([failure(error, () => loading(place, { what, load, draw }))]),
  );
}

const failure = (error: unknown, retry: () => void): HTMLElement =>
  h(
    'div',
    { class: 'state', role: 'alert' },
    h('h2', {}, 'That did not work'),
    h('p', {}, error instanceof Error ? error.message : String(error)),
    h('button', { type: 'button', class: 'primary', onclick: retry }, 'Try again'),
  );

/** Says that there is nothing, and why that may be. */
export function empty(title: string, advice: string): HTMLElement {
  return h('div', { class: 'state' }, h('h2', {}, title), h('p', {}, advice));
}
