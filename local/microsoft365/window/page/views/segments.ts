/** A row of buttons of which one is pressed: a choice that applies at once. */
import { h } from '../element.ts';

export type Segment<T> = { value: T; label: string };

/** @param label names the group, such as "Show as" */
export function segments<T>(
  label: string,
  choices: readonly Segment<T>[],
  chosen: T,
  onChoose: (value: T) => void,
): HTMLElement {
  const buttons = choices.map(({ value, label: name }) =>
    h(
      'button',
      {
        type: 'button',
        'aria-pressed': String(value === chosen),
        onclick: (event) => {
          for (const button of buttons)
            button.setAttribute('aria-pressed', String(button === event.currentTarget));
          onChoose(value);
        },
      },
      name,
    ),
  );
  return h('div', { class: 'segments', role: 'group', 'aria-label': label }, ...buttons);
}
