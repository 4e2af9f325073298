/** What somebody chooses about messages, as a form, and how it stands once it is saved. */
import type { Area } from '#core/areas/area.ts';
import { preferencesLink } from '#core/contract/links.ts';
import { cut } from '#core/cut.ts';
import { phaseNames } from '#core/events/names.ts';
import { breakEnd, type Preferences, type Rhythm } from '#core/people/preferences.ts';
import { clockWords, longDay } from '#core/time/wording.ts';
import {
  chooseAny,
  chooseOne,
  type FactSet,
  facts,
  heading,
  type Message,
  message,
  open,
  press,
  status,
  text,
  typeIn,
} from './card.ts';
import { plain } from './text.ts';

/** How often, in the words of cards. */
export const rhythmNames: Record<Rhythm, string> = {
  straightAway: 'Straight away, and once a week',
  weekly: 'Once a week',
  monthly: 'Once a month',
  never: 'Only what I ask for or book',
};

/** What keeps the form within the size a message may have. */
const mostAreas = 30;
const longestName = 80;

/** Areas to tick, as many as a card has room for. */
export const areaChoices = (areas: readonly Area[]): { title: string; value: string }[] =>
  areas.slice(0, mostAreas).map(({ slug, name }) => ({ title: cut(name, longestName), value: slug }));

export type PreferencesView = {
  preferences: Preferences;
  /** Null while nothing is stored. */
  etag: string | null;
  areas: readonly Area[];
  follows: ReadonlySet<string>;
  /** What has to be mended, or what happened. */
  note?: string | null;
  publicUrl: string;
};

const chosen = (choices: Readonly<Record<string, boolean>>): string[] =>
  Object.entries(choices).flatMap(([name, holds]) => (holds ? [name] : []));

export const preferencesForm = (view: PreferencesView): Message => {
  const { preferences, etag, areas, follows, note, publicUrl } = view;
  const offered = areas.slice(0, mostAreas);
  const followed = offered.map(({ slug }) => slug).filter((slug) => follows.has(slug));
  const link = preferencesLink(publicUrl);
  return message({
    summary: 'Choose what you get from us, and how often.',
    link,
    body: [
      heading('Preferences'),
      note ? text(plain(note), { weight: 'bolder' }) : null,
      chooseOne({
        id: 'rhythm',
        label: 'How often would you like to hear from us?',
        errorMessage: 'Choose how often.',
        value: preferences.rhythm,
        choices: Object.entries(rhythmNames).map(([value, title]) => ({ title, value })),
      }),
      offered.length === 0
        ? null
        : chooseAny({
            id: 'areas',
            label: 'Areas you follow. None means all of them.',
            values: followed,
            choices: areaChoices(areas),
          }),
      typeIn('Input.Time', { id: 'quietFrom', label: 'Quiet from', value: preferences.quiet.from }),
      typeIn('Input.Time', { id: 'quietTo', label: 'Quiet until', value: preferences.quiet.to }),
      chooseAny({
        id: 'quietOn',
        label: 'Quiet all day',
        values: chosen({ weekends: preferences.quietWeekends, holidays: preferences.quietHolidays }),
        choices: [
          { title: 'At weekends', value: 'weekends' },
          { title: 'In school holidays and on bank holidays', value: 'holidays' },
        ],
      }),
      chooseAny({
        id: 'routes',
        label: 'Where we may reach you. Keep at least one.',
        values: chosen(preferences.routes),
        choices: [
          { title: 'In Teams', value: 'chat' },
          { title: 'By e-mail', value: 'mail' },
        ],
      }),
      typeIn('Input.Date', {
        id: 'pausedUntil',
        label: 'Take a break until. Leave empty for none.',
        value: preferences.pausedUntil,
      }),
    ],
    actions: [
      press('Save', { verb: 'prefs.save', etag, followed: followed.join(',') }, { style: 'positive' }),
      open('Open preferences', link),
    ],
  });
};

const quietWords = ({ quiet, quietWeekends, quietHolidays }: Preferences): string =>
  [
    quiet.from === quiet.to ? 'No quiet hours' : `${clockWords(quiet.from)} to ${clockWords(quiet.to)}`,
    quietWeekends ? 'weekends' : null,
    quietHolidays ? 'school holidays' : null,
  ]
    .filter((words) => words !== null)
    .join(', ');

const routeWords = ({ routes: { chat, mail } }: Preferences): string =>
  chat && mail ? 'In Teams, or by e-mail where that does not work' : chat ? 'In Teams' : 'By e-mail';

/** How it stands, line by line. */
export const choiceFacts = (
  { preferences, areas, follows }: Pick<PreferencesView, 'preferences' | 'areas' | 'follows'>,
  today: string,
): FactSet => {
  const breakEnds = breakEnd(preferences, today);
  const names = areas.filter(({ slug }) => follows.has(slug)).map(({ name }) => name);
  return facts([
    ['How often', rhythmNames[preferences.rhythm]],
    ['Areas', names.length === 0 ? 'All of them' : plain(names.join(', '), 600)],
    preferences.phases.length === 0
      ? null
      : ['Phases', preferences.phases.map((phase) => phaseNames[phase]).join(', ')],
    ['Quiet', quietWords(preferences)],
    ['Where', routeWords(preferences)],
    breakEnds === null ? null : ['Break until', longDay(breakEnds)],
  ]);
};

export const preferencesSaved = (view: Omit<PreferencesView, 'etag'>, today: string): Message => {
  const { preferences, note, publicUrl } = view;
  const link = preferencesLink(publicUrl);
  return message({
    summary: note ?? 'Your preferences are saved.',
    link,
    body: [
      status('Saved'),
      heading(note ? plain(note) : 'Your preferences are saved'),
      choiceFacts(view, today),
    ],
    actions: [
      press('Change preferences', { verb: 'help.run', command: 'preferences' }),
      breakEnd(preferences, today) === null
        ? null
        : press('End the break', { verb: 'help.run', command: 'resume' }),
      open('Open preferences', link),
    ],
  });
};
