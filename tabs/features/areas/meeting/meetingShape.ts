/** Minutes as a lead has them on the screen, and how they are kept. */
import type { MeetingDetails, meetingStates } from '#core/areas/meeting.ts';
import { plainDay } from '#core/time/wording.ts';
import type { DraftShape } from '../../../components/drafts/draft.ts';
import type { PartWords } from '../../../components/drafts/partWords.ts';
import { readMeeting, type TypedMeeting, typedFrom } from './meetingForm.ts';

/** Minutes and the name of their writing; empty for those that are only being begun. */
export type WrittenMeeting = { details: MeetingDetails; state: (typeof meetingStates)[number]; etag: string };

/** A row without what is to be done, or by whom, is only half typed. */
const isWhole = ({ what, who }: TypedMeeting['actions'][number]): boolean =>
  what.trim() !== '' && who.trim() !== '';

const shape: DraftShape<WrittenMeeting, TypedMeeting> = {
  wordsOf: ({ details }) => typedFrom(details),
  keepable(typed) {
    const { details } = readMeeting({ ...typed, actions: typed.actions.filter(isWhole) });
    return details && typedFrom(details);
  },
  isOpen: () => true,
  unkeepable:
    'The title, the day or the number of people is missing, or something is too long. Mend it, and it can be saved.',
};

/** A draft keeps itself while it is written. New minutes and published ones wait until their author says so. */
export const shapeOf = ({ state, etag }: WrittenMeeting): typeof shape =>
  etag !== '' && state === 'draft'
    ? { ...shape, isOpen: (view) => view.state === 'draft' }
    : { ...shape, held: true };

export const meetingWords: PartWords<TypedMeeting> = {
  names: {
    title: 'Title',
    heldOn: 'Held on',
    minutes: 'What was discussed',
    actions: 'Actions',
    decisions: 'Decisions',
    organisations: 'Organisations that came',
    people: 'How many people came',
  },
  say(typed, part) {
    switch (part) {
      case 'heldOn':
        return typed.heldOn && plainDay(typed.heldOn);
      case 'actions':
        return typed.actions
          .map(({ what, who, by, done }) =>
            [what, who, by && `by ${plainDay(by)}`, done && 'done'].filter(Boolean).join(', '),
          )
          .join('\n');
      default:
        return typed[part] ?? '';
    }
  },
};
