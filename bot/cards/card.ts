/** The parts of Adaptive Cards 1.5 that we use, and how every card is put together. Cards are data. */
import type { CardAction } from '#core/contract/cardVerbs.ts';
import { cut } from '#core/cut.ts';

export type TextBlock = {
  type: 'TextBlock';
  text: string;
  wrap: true;
  style?: 'heading';
  size?: 'large' | 'small';
  weight?: 'bolder';
  isSubtle?: true;
  spacing?: 'none' | 'small' | 'medium' | 'large';
};
export type FactSet = { type: 'FactSet'; facts: { title: string; value: string }[] };
type SubmitAction = { type: 'Action.Submit'; title: string; data: CardAction };
export type ExecuteAction = {
  type: 'Action.Execute';
  title: string;
  verb: string;
  data: Record<string, unknown>;
  tooltip?: string;
  style?: 'positive' | 'destructive';
  mode?: 'secondary';
  fallback: SubmitAction;
};
export type OpenAction = { type: 'Action.OpenUrl'; title: string; url: string; mode?: 'secondary' };
export type Action = ExecuteAction | OpenAction;
type ActionSet = { type: 'ActionSet'; actions: Action[]; spacing?: 'small' };
export type Container = {
  type: 'Container';
  items: (TextBlock | FactSet | ActionSet)[];
  separator?: true;
  spacing?: 'medium';
};
type ChoiceSet = {
  type: 'Input.ChoiceSet';
  id: string;
  label: string;
  style: 'expanded';
  wrap: true;
  isMultiSelect?: true;
  isRequired?: true;
  errorMessage?: string;
  /** What is chosen; several with commas. */
  value: string;
  choices: { title: string; value: string }[];
};
type TypedInput = { type: 'Input.Date' | 'Input.Time'; id: string; label: string; value?: string };
type WordsInput = {
  type: 'Input.Text';
  id: string;
  label: string;
  isMultiline: true;
  maxLength: number;
};
export type Input = ChoiceSet | TypedInput | WordsInput;
type Element = TextBlock | FactSet | ActionSet | Container | Input;

type AdaptiveCard = {
  $schema: 'http://adaptivecards.io/schemas/adaptive-card.json';
  type: 'AdaptiveCard';
  version: '1.5';
  lang: 'en-GB';
  fallbackText: string;
  body: Element[];
  actions: Action[];
};

/** A card with the line that notifications show for it. */
export type Message = { card: AdaptiveCard; summary: string };

/** The media type of a card in an attachment. */
export const cardType = 'application/vnd.microsoft.card.adaptive';

/** The activity that says it in a chat. */
export const messageOf = ({ card, summary }: { card: object; summary: string }) => ({
  type: 'message' as const,
  summary,
  attachments: [{ contentType: cardType, content: card }],
});

/** The notification line is cut at this many letters. */
const longestSummary = 120;

/** Further buttons stand behind "more". */
const shownActions = 3;

type Draft = {
  /** Plain text, what to do first. */
  summary: string;
  body: readonly (Element | null)[];
  actions: readonly (Action | null)[];
  /** Where everything in the card can be done as well. */
  link: string;
};

/** Puts a card together. Absent parts may be given as null. */
export function message({ summary, body, actions, link }: Draft): Message {
  const line = cut(summary, longestSummary);
  return {
    summary: line,
    card: {
      $schema: 'http://adaptivecards.io/schemas/adaptive-card.json',
      type: 'AdaptiveCard',
      version: '1.5',
      lang: 'en-GB',
      fallbackText: `${line} Open: ${link}`,
      body: body.filter((element) => element !== null),
      actions: actions
        .filter((action) => action !== null)
        .map((action, index) => (index < shownActions ? action : { ...action, mode: 'secondary' as const })),
    },
  };
}

export const text = (words: string, look: Partial<Omit<TextBlock, 'type' | 'text'>> = {}): TextBlock => ({
  type: 'TextBlock',
  text: words,
  wrap: true,
  ...look,
});

/** The word that says how things stand, above the heading. No colour: Teams' own are too faint to read at this size. */
export const status = (words: string): TextBlock => text(words, { weight: 'bolder', size: 'small' });

export const heading = (words: string): TextBlock =>
  text(words, { style: 'heading', size: 'large', weight: 'bolder', spacing: 'none' });

type Choice = { id: string; label: string; choices: ChoiceSet['choices'] };

/** One of several; the form cannot be sent without. */
export const chooseOne = ({
  value,
  errorMessage,
  ...choice
}: Choice & { value: string; errorMessage: string }): Input => ({
  type: 'Input.ChoiceSet',
  style: 'expanded',
  wrap: true,
  isRequired: true,
  errorMessage,
  value,
  ...choice,
});

/** Any of several, or none. */
export const chooseAny = ({ values, ...choice }: Choice & { values: readonly string[] }): Input => ({
  type: 'Input.ChoiceSet',
  style: 'expanded',
  wrap: true,
  isMultiSelect: true,
  value: values.join(','),
  ...choice,
});

/** A day or a time of day, in the client's own picker. */
export const typeIn = (
  type: 'Input.Date' | 'Input.Time',
  { id, label, value }: { id: string; label: string; value: string | null },
): Input => ({ type, id, label, ...(value === null ? {} : { value }) });

/** Some words, which may be left out. @param most letters */
export const typeWords = ({ id, label, most }: { id: string; label: string; most: number }): Input => ({
  type: 'Input.Text',
  id,
  label,
  isMultiline: true,
  maxLength: most,
});

/** Clients widen a fact's column to its longest word and cut off what is too much: very long ones may be broken. */
const breakable = (value: string): string => value.replace(/(?:\\.|\S){40}(?=\S)/gu, '$&\u200b');

export const facts = (entries: readonly (readonly [title: string, value: string] | null)[]): FactSet => ({
  type: 'FactSet',
  facts: entries
    .filter((entry) => entry !== null)
    .map(([title, value]) => ({ title, value: breakable(value) })),
});

/** A button. Clients that do not know `Action.Execute` submit the same verb and ids. */
export function press(
  title: string,
  action: CardAction,
  look: Pick<ExecuteAction, 'tooltip' | 'style' | 'mode'> = {},
): ExecuteAction {
  const { verb, ...data } = action;
  return {
    type: 'Action.Execute',
    title,
    verb,
    data,
    ...look,
    fallback: { type: 'Action.Submit', title, data: action },
  };
}

/** A way out of the chat to the page. Stands behind the three shown buttons. */
export const open = (title: string, url: string): OpenAction => ({ type: 'Action.OpenUrl', title, url });
