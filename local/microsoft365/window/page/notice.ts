/** A small dialog that tells something and can be closed. */
import { h } from './element.ts';

/** Shows it over the window; focus returns to where it was when it closes. */
export function notice(title: string, ...content: (Node | string)[]): void {
  const dialog = h(
    'dialog',
    { class: 'notice', 'aria-labelledby': 'notice-title' },
    h('h2', { id: 'notice-title' }, title),
    ...content,
    h('form', { method: 'dialog' }, h('button', { class: 'primary' }, 'Close')),
  );
  dialog.addEventListener('close', () => dialog.remove());
  document.body.append(dialog);
  dialog.showModal();
}

/** A link to hand to somebody, with a button that copies it. */
export function shareNotice(link: string, label: string): void {
  const copied = h('span', { role: 'status', class: 'quiet' });
  const copy = async () => {
    await navigator.clipboard.writeText(link);
    copied.textContent = 'Copied';
  };
  notice(
    `Share ${label}`,
    h('p', {}, 'This link opens the same page in this window.'),
    h('p', { class: 'link-box' }, h('a', { href: link }, link)),
    h('p', {}, h('button', { type: 'button', onclick: () => void copy() }, 'Copy link'), ' ', copied),
  );
}
