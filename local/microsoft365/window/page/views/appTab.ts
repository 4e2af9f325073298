/** A tab of the app: its page in a frame, with the host of teams-js around it. */
import { h } from '../element.ts';
import type { HostedTab, TabProgress } from '../host/hostedTab.ts';
import { createTeamsHost } from '../host/teamsHost.ts';
import type { View } from '../view.ts';

/** What a page in a frame needs around it. */
export type Surroundings = Omit<HostedTab, 'frame' | 'onProgress'>;

export type AppTabView = View & {
  /** Asks a page that configures a channel's tab to save. */
  save(): void;
};

/** After this long without a word from the page, say so; Teams itself gives up after 30 seconds. */
const patience = 10_000;

export function appTabView(surroundings: Surroundings): AppTabView {
  const { tab } = surroundings;
  const frame = h('iframe', {
    class: 'page-frame',
    title: `${tab.name}, page of ${surroundings.app.name}`,
    allow: 'clipboard-write',
    src: tab.contentPath,
  });
  const status = h('div', { class: 'cover', role: 'status' });
  const element = h('div', { class: 'framed' }, frame, status);

  const cover = (...content: Node[]) => {
    status.replaceChildren(...content);
    status.hidden = content.length === 0;
  };
  const reload = h(
    'button',
    { type: 'button', class: 'primary', onclick: () => frame.contentWindow?.location.reload() },
    'Load it again',
  );
  const waiting = () => cover(h('span', { class: 'spinner' }), h('p', {}, `Opening ${tab.name}`));

  const onProgress = (progress: TabProgress) => {
    clearTimeout(timer);
    if (progress.state !== 'failed') return cover();
    cover(
      h('h2', {}, `${tab.name} could not open`),
      h('p', {}, progress.message || 'The page gave no reason.'),
      h('p', { class: 'quiet' }, `Reason given to Teams: ${progress.reason}`),
      reload,
    );
  };

  let timer = 0;
  const beginWaiting = () => {
    waiting();
    clearTimeout(timer);
    timer = window.setTimeout(
      () =>
        cover(
          h('h2', {}, `${tab.name} has not answered yet`),
          h(
            'p',
            {},
            'The page has not told Teams that it is ready (app.notifySuccess). Teams waits 30 seconds, then shows an error.',
          ),
          reload,
        ),
      patience,
    );
  };

  const host = createTeamsHost({ ...surroundings, frame, onProgress });
  reload.addEventListener('click', beginWaiting);
  beginWaiting();

  return {
    title: tab.name,
    element,
    themeChanged: host.themeChanged,
    save: host.save,
    close() {
      clearTimeout(timer);
      host.close();
    },
  };
}
