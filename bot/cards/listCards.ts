/** Several things in one card, above all events: found events, deadlines, a day of Practice Week, my bookings. */
import type { Standing } from '#core/bookings/standingOf.ts';
import { type Action, type Container, heading, type Message, message, open, press, text } from './card.ts';
import { eventLine } from './eventWords.ts';
import { plain } from './text.ts';

/** What keeps the longest list under the size a message may have. */
export const mostItems = 12;

const longestTitle = 140;
/** What keeps a title with a number behind it within the letters a button may have. */
export const longestButton = 19;

export type EventList = {
  summary: string;
  /** Sentences above the heading, such as "I read that as 'events'." */
  notes?: readonly (string | null | undefined)[];
  heading: string;
  /** Under the heading: how many there are, or what to do when there are none. */
  lead?: string | null;
  standings: readonly Standing[];
  /** What stands under each title; otherwise when, where and places. */
  line?: (standing: Standing) => string;
  /** The button of each event; otherwise one that shows it. */
  button?: (standing: Standing) => Action | null;
  actions?: readonly (Action | null)[];
  link: string;
  /** Title of the button to the page. */
  openTitle?: string;
};

export function listCard(list: EventList): Message {
  const { line = eventLine, button = showButton } = list;
  const distinct = distinctTitles();
  return message({
    summary: list.summary,
    link: list.link,
    body: [
      ...(list.notes ?? []).map((note) => (note ? text(note, { isSubtle: true }) : null)),
      heading(list.heading),
      list.lead ? text(list.lead) : null,
      ...list.standings
        .slice(0, mostItems)
        .map((standing) => item(standing, line, (one) => distinct(button(one)))),
    ],
    actions: [...(list.actions ?? []), open(list.openTitle ?? 'Open all events', list.link)],
  });
}

/** Two things may share a title; the second button of that title then says so: "Show B7K2Q (2)". */
export function distinctTitles() {
  const seen = new Map<string, number>();
  return (action: Action | null): Action | null => {
    if (!action) return null;
    const times = (seen.get(action.title) ?? 0) + 1;
    seen.set(action.title, times);
    if (times === 1) return action;
    const title = `${action.title} (${times})`;
    return action.type === 'Action.Execute'
      ? { ...action, title, fallback: { ...action.fallback, title } }
      : { ...action, title };
  };
}

/** Titles of buttons must differ within a card, so each carries the event's reference. */
export const itemTitle = (verb: string, reference: string): string => `${verb} ${reference}`;

function item(
  standing: Standing,
  line: (standing: Standing) => string,
  button: (standing: Standing) => Action | null,
): Container {
  return listItem({
    title: plain(standing.event.title, longestTitle),
    line: line(standing),
    action: button(standing),
  });
}

/** One thing of a list. @param title and line as Markdown: words of people are made plain by whoever gives them */
export const listItem = ({
  title,
  line,
  action,
}: {
  title: string;
  line: string;
  action: Action | null;
}): Container => ({
  type: 'Container',
  separator: true,
  spacing: 'medium',
  items: [
    text(title, { weight: 'bolder' }),
    ...(line === '' ? [] : [text(line, { isSubtle: true, spacing: 'none' })]),
    ...(action ? [{ type: 'ActionSet' as const, spacing: 'small' as const, actions: [action] }] : []),
  ],
});

const showButton = ({ event }: Standing): Action =>
  press(
    itemTitle('Show', event.id.slice(0, 5).toUpperCase()),
    { verb: 'event.show', eventId: event.id },
    { tooltip: `Show ${event.title.slice(0, longestTitle)}` },
  );
