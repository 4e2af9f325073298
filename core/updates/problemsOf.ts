/** What has to be mended before an update goes to review: rules that only a person can satisfy, each in a sentence. */
import type { Area } from '../areas/area.ts';
import type { Instant } from '../events/event.ts';
import { linksAndPictures } from '../markdown/linksAndPictures.ts';
import { ukZone, wallTime } from '../time/zones.ts';
import { pupilDetailsIn } from './pupilDetails.ts';
import type { UpdateDetails } from './update.ts';

export type UpdateProblem = { field: keyof UpdateDetails; message: string };

const parts = ['headline', 'happened', 'next'] as const;
const missing = {
  headline: 'Write a headline that says what is new.',
  happened: 'Say what has happened.',
  next: 'Say what comes next, even if it is only when people will hear more.',
};

const partProblems = (details: UpdateDetails): UpdateProblem[] =>
  parts.filter((field) => details[field].trim() === '').map((field) => ({ field, message: missing[field] }));

const askProblems = ({ ask, urgency }: UpdateDetails, now: Instant): UpdateProblem[] => {
  const problem = (message: string): UpdateProblem => ({ field: 'ask', message });
  const found: UpdateProblem[] = [];
  if (ask.kind === 'nothing') {
    if (ask.by !== null)
      found.push(problem('There is a deadline but nothing to do. Say what you would like.'));
  } else if (ask.words === '') found.push(problem('Say what you would like from readers.'));
  if ((ask.kind === 'survey' || ask.kind === 'book') && ask.link === null)
    found.push(
      problem(ask.kind === 'survey' ? 'Add the link to the survey.' : 'Add the link where people book.'),
    );
  if (ask.by !== null && ask.by <= now) found.push(problem('The deadline has passed. Give a later one.'));
  if (ask.by !== null && wallTime(ask.by, ukZone).time === '00:00')
    found.push(problem('Give the time of the deadline, such as 5pm: midnight is read as the day before.'));
  if (urgency === 'deadline' && ask.by === null)
    found.push({
      field: 'urgency',
      message: 'It goes out at once because of a deadline, so give the deadline.',
    });
  return found;
};

const bodies = ['happened', 'next'] as const;

const bodyProblems = (details: UpdateDetails): UpdateProblem[] =>
  bodies.flatMap((field) => {
    const { unsafeLinks, picturesWithoutDescription } = linksAndPictures(details[field]);
    return [
      ...unsafeLinks.map((url) => ({
        field,
        message: `The link "${url}" leads nowhere: use a whole address that begins with https://.`,
      })),
      ...(picturesWithoutDescription > 0
        ? [
            {
              field,
              message:
                picturesWithoutDescription === 1
                  ? '1 picture has no description. Write what it shows between the square brackets.'
                  : `${picturesWithoutDescription} pictures have no description. Write what they show between the square brackets.`,
            },
          ]
        : []),
    ];
  });

const pupilProblems = (details: UpdateDetails): UpdateProblem[] => {
  const texts = {
    headline: details.headline,
    happened: details.happened,
    next: details.next,
    ask: details.ask.words,
  };
  return (Object.keys(texts) as (keyof typeof texts)[]).flatMap((field) => {
    const what = pupilDetailsIn(texts[field]);
    return what ? [{ field, message: `${what} Updates hold no details of pupils: take it out.` }] : [];
  });
};

/** @param area where it belongs; null when there is no such area */
export const problemsOf = (details: UpdateDetails, area: Area | null, now: Instant): UpdateProblem[] => [
  ...(area === null ? [{ field: 'area' as const, message: 'Choose a priority area.' }] : []),
  ...(area !== null && area.closed !== null
    ? [{ field: 'area' as const, message: `${area.name} is closed. Choose an area that is worked on.` }]
    : []),
  ...partProblems(details),
  ...askProblems(details, now),
  ...bodyProblems(details),
  ...pupilProblems(details),
];
