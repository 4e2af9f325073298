/** A button that opens a menu with one choice marked (WAI-ARIA menu button with menuitemradio). */
import { h } from './element.ts';
import { icon } from './icons.ts';

export type Choice<T> = { value: T; label: string; detail?: string; picture?: Node };

export type ChoiceMenu<T> = { element: HTMLElement; choose(value: T): void };

type Options<T> = {
  id: string;
  /** What is chosen: "Person". Part of the button's name. */
  label: string;
  choices: readonly Choice<T>[];
  chosen: T;
  /** What the button shows for a choice. */
  face(choice: Choice<T>): Node[];
  onChoose(value: T): void;
};

const step: Record<string, (at: number, count: number) => number> = {
  ArrowDown: (at, count) => (at + 1) % count,
  ArrowUp: (at, count) => (at - 1 + count) % count,
  Home: () => 0,
  End: (_at, count) => count - 1,
};

export function choiceMenu<T>({ id, label, choices, chosen, face, onChoose }: Options<T>): ChoiceMenu<T> {
  const items = choices.map((choice) =>
    h(
      'button',
      {
        type: 'button',
        role: 'menuitemradio',
        tabindex: -1,
        class: 'choice',
        onclick: () => {
          menu.hidePopover();
          button.focus();
          if (choice.value !== chosen) onChoose(choice.value);
        },
      },
      choice.picture,
      h(
        'span',
        { class: 'choice-words' },
        h('span', { class: 'choice-label' }, choice.label),
        choice.detail !== undefined && h('span', { class: 'choice-detail' }, choice.detail),
      ),
      icon('check'),
    ),
  );
  const menu = h('div', { id, class: 'menu', role: 'menu', 'aria-label': label, popover: 'auto' }, ...items);
  const button = h('button', {
    type: 'button',
    class: 'menu-button',
    popovertarget: id,
    'aria-haspopup': 'menu',
    'aria-expanded': 'false',
  });

  const show = (value: T) => {
    chosen = value;
    const choice = choices.find((one) => one.value === value);
    if (choice)
      button.replaceChildren(h('span', { class: 'unseen' }, `${label}: `), ...face(choice), icon('chevron'));
    items.forEach((item, at) => {
      item.setAttribute('aria-checked', String(choices[at]?.value === value));
    });
  };

  const focusChosen = () => {
    // Fast typing has gone further already.
    if (menu.contains(document.activeElement)) return;
    const item = items.find((one) => one.getAttribute('aria-checked') === 'true') ?? items[0];
    item?.focus();
  };
  menu.addEventListener('toggle', (event) => {
    const open = (event as ToggleEvent).newState === 'open';
    button.setAttribute('aria-expanded', String(open));
    if (open) focusChosen();
  });
  menu.addEventListener('keydown', (event) => {
    const move = step[event.key];
    if (!move) return;
    event.preventDefault();
    const at = items.indexOf(document.activeElement as HTMLButtonElement);
    items[move(at, items.length)]?.focus();
  });
  button.addEventListener('keydown', (event) => {
    if (event.key !== 'ArrowDown') return;
    event.preventDefault();
    menu.showPopover();
    focusChosen();
  });

  show(chosen);
  return { element: h('div', { class: 'menu-place' }, button, menu), choose: show };
}
