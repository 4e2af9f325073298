/** The welcome, in which somebody chooses what they would like to hear about, and how it stands once they have. */
import type { Area } from '#core/areas/area.ts';
import { eventsLink, preferencesLink } from '#core/contract/links.ts';
import { phases } from '#core/events/event.ts';
import { phaseNames } from '#core/events/names.ts';
import { chooseAny, chooseOne, heading, type Message, message, open, press, status, text } from './card.ts';
import { areaChoices, choiceFacts, type PreferencesView, rhythmNames } from './preferencesCards.ts';
import { plain } from './text.ts';

/** The others are in the preferences: a first question has few answers. */
const firstRhythms = ['weekly', 'never'] as const;

export type SetUpView = {
  areas: readonly Area[];
  /** They had the app before, and chose nothing: nobody is welcomed twice. */
  again: boolean;
  publicUrl: string;
};

/** Nothing is ticked but how often. */
export const setUpForm = ({ areas, again, publicUrl }: SetUpView): Message => {
  const choices = areaChoices(areas);
  return message({
    summary: `${again ? '' : 'Welcome. '}Choose what you would like to hear about.`,
    link: preferencesLink(publicUrl),
    body: [
      heading(again ? 'I am back in your chat' : 'Welcome to the Norfolk Learning Collaborative'),
      text('I bring you what is new in the priority areas, tell you of events, and book your places.'),
      choices.length === 0
        ? null
        : chooseAny({
            id: 'areas',
            label: 'What would you like to hear about? None means everything.',
            values: [],
            choices,
          }),
      chooseAny({
        id: 'phases',
        label: 'Which phases do you work with? None means all of them.',
        values: [],
        choices: phases.map((phase) => ({ title: phaseNames[phase], value: phase })),
      }),
      chooseOne({
        id: 'rhythm',
        label: 'How often?',
        errorMessage: 'Choose how often.',
        value: 'weekly',
        choices: firstRhythms.map((rhythm) => ({ title: rhythmNames[rhythm], value: rhythm })),
      }),
    ],
    actions: [
      press('Save', { verb: 'setup.save' }, { style: 'positive' }),
      open('Open the app', eventsLink(publicUrl)),
      press('What can I ask?', { verb: 'help.run', command: 'help' }),
    ],
  });
};

/** Takes the form's place, and greets those who come back with what they chose before. */
export const setUpDone = (view: Omit<PreferencesView, 'etag'>, today: string): Message =>
  message({
    summary: 'You are set up.',
    link: preferencesLink(view.publicUrl),
    body: [
      status('Set up'),
      heading('You are set up'),
      view.note ? text(plain(view.note)) : null,
      choiceFacts(view, today),
    ],
    actions: [
      press('See this week', { verb: 'help.run', command: 'events this week' }),
      press('What can I ask?', { verb: 'help.run', command: 'help' }),
      open('Open preferences', preferencesLink(view.publicUrl)),
    ],
  });
