/** The three ways to lay events out by day. */
import { type Day, fullDay, longDay, mondayOf, monthName, shortDay, today } from '../../days.ts';
import { h } from '../../element.ts';
import { type CalendarEvent, isOn } from '../../graph/calendarReader.ts';
import { empty } from '../loading.ts';
import { eventButton } from './eventButton.ts';

type Layout = (
  events: readonly CalendarEvent[],
  days: readonly Day[],
  onJoin: (url: URL) => unknown,
) => HTMLElement;

const eventList = (events: readonly CalendarEvent[], day: Day, onJoin: (url: URL) => unknown) => {
  const found = events.filter((event) => isOn(event, day));
  return found.length === 0
    ? null
    : h('ul', { class: 'day-events' }, ...found.map((event) => h('li', {}, eventButton(event, onJoin))));
};

const nothing = () => empty('Nothing here', 'There are no entries in this time. Look earlier or later.');

export const agenda: Layout = (events, days, onJoin) => {
  const busy = days.filter((day) => events.some((event) => isOn(event, day)));
  if (busy.length === 0) return nothing();
  return h(
    'div',
    { class: 'agenda' },
    ...busy.map((day) =>
      h(
        'section',
        { class: 'agenda-day', 'data-today': day === today() },
        h('h3', {}, longDay(day), day === today() && h('span', { class: 'today-mark' }, 'Today')),
        eventList(events, day, onJoin),
      ),
    ),
  );
};

export const week: Layout = (events, days, onJoin) =>
  h(
    'div',
    { class: 'week' },
    ...days.map((day) =>
      h(
        'section',
        { class: 'week-day', 'data-today': day === today() },
        h('h3', {}, shortDay(day), day === today() && h('span', { class: 'today-mark' }, 'Today')),
        eventList(events, day, onJoin) ?? h('p', { class: 'quiet' }, 'Nothing'),
      ),
    ),
  );

const weekdays = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'];

export const month: Layout = (events, days, onJoin) => {
  const first = days[0];
  if (first === undefined) return nothing();
  const weeks = Map.groupBy(days, mondayOf);
  const cell = (day: Day) =>
    h(
      'td',
      { 'data-today': day === today() },
      h(
        'span',
        { class: 'day-number' },
        h('span', { class: 'unseen' }, fullDay(day)),
        h('span', { 'aria-hidden': 'true' }, String(Number(day.slice(8)))),
      ),
      eventList(events, day, onJoin),
    );
  const blanks = (count: number) => Array.from({ length: count }, () => h('td', { class: 'blank' }));
  const rows = [...weeks.values()].map((inWeek, at) =>
    at === 0
      ? h('tr', {}, ...blanks(7 - inWeek.length), ...inWeek.map(cell))
      : h('tr', {}, ...inWeek.map(cell), ...blanks(7 - inWeek.length)),
  );
  return h(
    'table',
    { class: 'month' },
    h('caption', { class: 'unseen' }, monthName(first)),
    h('thead', {}, h('tr', {}, ...weekdays.map((name) => h('th', { scope: 'col' }, name.slice(0, 3))))),
    h('tbody', {}, ...rows),
  );
};
