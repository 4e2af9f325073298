/** Asks before a tab is taken out of a channel. */
import type { ChannelTab } from '../../channels.ts';
import { h } from '../../element.ts';

/** @param remove rejects with a reason for people. @returns the dialog, open */
export function removeDialog(
  { name }: ChannelTab,
  channelName: string,
  remove: () => Promise<void>,
): HTMLDialogElement {
  const problem = h('p', { class: 'problem', role: 'alert' });
  const confirmed = async () => {
    try {
      await remove();
      dialog.close();
    } catch (error) {
      problem.textContent = error instanceof Error ? error.message : String(error);
    }
  };
  const dialog = h(
    'dialog',
    { class: 'notice', 'aria-labelledby': 'remove-title' },
    h('h2', { id: 'remove-title' }, `Remove ${name}?`),
    h('p', {}, `Everybody in ${channelName} loses the tab. What it shows stays where it is.`),
    problem,
    h(
      'div',
      { class: 'buttons' },
      h('button', { type: 'button', class: 'plain', onclick: () => dialog.close() }, 'Keep it'),
      h('button', { type: 'button', class: 'primary', onclick: () => void confirmed() }, 'Remove'),
    ),
  );
  dialog.addEventListener('close', () => dialog.remove());
  document.body.append(dialog);
  dialog.showModal();
  return dialog;
}
