/** A tab page with the real teams-js and nothing else, for the host protocol to be tried on. */
import * as teamsJs from '@microsoft/teams-js';

const themes: string[] = [];

/** What a test reaches from outside through `frame.evaluate`. */
Object.assign(globalThis, { teamsJs, themes });

teamsJs.app.initialize().then(() => {
  teamsJs.app.registerOnThemeChangeHandler((theme) => themes.push(theme));
  document.body.dataset.initialised = 'yes';
});
