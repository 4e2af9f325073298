/** Adds or changes a channel's tab as Teams does: the app's own page in a dialog, whose buttons are the window's. */
import type { TabSettings } from '../../channels.ts';
import { h } from '../../element.ts';
import { appTabView, type Surroundings } from '../appTab.ts';
import { settingsOf } from './settingsOf.ts';

type Options = {
  title: string;
  surroundings: Omit<Surroundings, 'tab' | 'subPageId' | 'configuring'>;
  configurationPath: string;
  /** What the tab shows now; null for a new one. */
  current: TabSettings | null;
  /** Keeps it. Rejects with a reason for people. */
  keep(settings: TabSettings): Promise<void>;
};

/** @returns the dialog, open */
export function configureDialog({
  title,
  surroundings,
  configurationPath,
  current,
  keep,
}: Options): HTMLDialogElement {
  const problem = h('p', { class: 'problem', role: 'alert' });
  const save = h('button', { type: 'button', class: 'primary', disabled: true }, 'Save');
  let chosen: TabSettings | null = null;

  const fail = (reason: string) => {
    problem.textContent = `The tab was not saved. ${reason}`;
    save.disabled = false;
  };
  const finish = async () => {
    if (chosen === null) return fail('The page saved nothing.');
    try {
      await keep(chosen);
      dialog.close();
    } catch (error) {
      fail(error instanceof Error ? error.message : String(error));
    }
  };

  const { name } = surroundings.app;
  const page = appTabView({
    ...surroundings,
    tab: { entityId: current?.entityId ?? '', name: `${name} settings`, contentPath: configurationPath },
    subPageId: null,
    configuring: {
      current,
      onValidity: (valid) => {
        save.disabled = !valid;
      },
      set(config) {
        const judged = settingsOf(config, name);
        if ('refusal' in judged) return judged.refusal;
        chosen = judged.settings;
        return null;
      },
      onSaved: () => void finish(),
      onNotSaved: fail,
    },
  });
  save.addEventListener('click', () => {
    save.disabled = true;
    problem.textContent = '';
    chosen = null;
    page.save();
  });

  const dialog = h(
    'dialog',
    { class: 'notice configure', 'aria-labelledby': 'configure-title' },
    h('h2', { id: 'configure-title' }, title),
    page.element,
    problem,
    h(
      'div',
      { class: 'buttons' },
      h('button', { type: 'button', class: 'plain', onclick: () => dialog.close() }, 'Cancel'),
      save,
    ),
  );
  dialog.addEventListener('close', () => {
    page.close?.();
    dialog.remove();
  });
  document.body.append(dialog);
  dialog.showModal();
  return dialog;
}
