import { AdaptiveCard, HostConfig } from 'adaptivecards';
import dark from './microsoft-teams-dark.json';
import light from './microsoft-teams-light.json';

/** Teams' looks, from Microsoft's collection of them (microsoft/AdaptiveCards, MIT licence beside them). */
const looks = { light, dark };
export type Look = keyof typeof looks;

/** What Teams makes of a card's Markdown, as far as our cards use it: signs behind a backslash, and links. */
function readMarkdown(text: string): HTMLElement {
  const plain = (words: string): string => words.replace(/\\([!-/:-@[-`{-~])/g, '$1');
  const paragraph = document.createElement('p');
  const [, words, address] = /^\[((?:\\.|[^\\\]])*)\]\(([^)]*)\)$/.exec(text) ?? [];
  if (words === undefined || address === undefined) paragraph.textContent = plain(text);
  else {
    const link = document.createElement('a');
    link.textContent = plain(words);
    link.href = address;
    paragraph.append(link);
  }
  return paragraph;
}

AdaptiveCard.onProcessMarkdown = (text, result) => {
  result.outputHtml = readMarkdown(text).outerHTML;
  result.didProcess = true;
};

/** Draws a card as Teams would. Nothing in it leads anywhere. */
export function drawCard(card: Record<string, unknown>, look: Look): HTMLElement {
  const drawing = new AdaptiveCard();
  drawing.hostConfig = new HostConfig(looks[look]);
  drawing.onAnchorClicked = () => true;
  drawing.onExecuteAction = () => {};
  drawing.parse(card);
  return drawing.render() ?? document.createElement('div');
}
