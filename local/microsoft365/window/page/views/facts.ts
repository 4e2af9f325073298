/** Names and values, one under another; what is empty is left out. */
import { h } from '../element.ts';

export function facts(
  entries: readonly (readonly [name: string, value: Node | string | null])[],
): HTMLElement {
  return h(
    'dl',
    { class: 'facts' },
    ...entries
      .filter(([, value]) => value !== null && value !== '')
      .flatMap(([name, value]) => [h('dt', {}, name), h('dd', {}, value)]),
  );
}
