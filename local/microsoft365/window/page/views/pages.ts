/** Pages of a collection, put one after another as the reader asks for them. */
import { h } from '../element.ts';
import type { Page } from '../graph/graphReader.ts';

type Paged<T> = {
  first: Page<T>;
  read(next: string): Promise<Page<T>>;
  /** Puts items at the end of what is shown. */
  append(items: readonly T[]): void;
};

/** Shows the first page at once. @returns how many there are, with a button for as long as there are more */
export function paged<T>({ first, read, append }: Paged<T>): HTMLElement {
  const count = h('p', { class: 'quiet', role: 'status' });
  let shown = 0;
  let next: string | null = null;
  const put = (page: Page<T>) => {
    append(page.value);
    shown += page.value.length;
    next = page.next;
    const items = shown === 1 ? '1 item' : `${shown} items`;
    count.textContent = next === null ? items : `The first ${items}`;
    more.hidden = next === null;
  };
  const readMore = async () => {
    if (next === null) return;
    more.disabled = true;
    try {
      put(await read(next));
    } catch (error) {
      count.textContent = error instanceof Error ? error.message : String(error);
    }
    more.disabled = false;
  };
  const more = h('button', { type: 'button', class: 'plain', onclick: () => void readMore() }, 'Show more');
  put(first);
  return h('div', { class: 'tools' }, count, more);
}
