/** The words of the pages for what an update can say. */
import type { UpdateDetails } from '#core/updates/update.ts';

type AskKind = UpdateDetails['ask']['kind'];

export const askNames: Record<AskKind, string> = {
  comment: 'Comment',
  survey: 'Survey',
  volunteer: 'Volunteer',
  book: 'Book a place',
  share: 'Share an example',
  nothing: 'Nothing this time',
};

/** What the link of an ask says. */
export const askLinks: Record<AskKind, string> = {
  comment: 'Comment',
  survey: 'Take the survey',
  volunteer: 'Volunteer',
  book: 'Book a place',
  share: 'Share an example',
  nothing: 'Read more',
};

export const audienceNames: Record<UpdateDetails['shareWith'][number], string> = {
  staff: 'Staff',
  parents: 'Parents and carers',
  youngPeople: 'Children and young people',
  community: 'The wider community',
};

export const urgencyNames: Record<NonNullable<UpdateDetails['urgency']>, string> = {
  deadline: 'A statutory deadline',
  cancelledOrMoved: 'Something is cancelled or moved',
  safety: 'Safety',
};

/** What the parts of an update are called, in the order in which they stand. */
export const partNames: Record<keyof UpdateDetails, string> = {
  area: 'Priority area',
  headline: 'Headline',
  happened: 'What has happened',
  next: 'What comes next',
  ask: 'What we would like from you',
  tags: 'Tags',
  phases: 'Phases',
  shareWith: 'Share with',
  attachments: 'Links',
  confirm: 'Confirming that it was read',
  urgency: 'When it goes out',
};
