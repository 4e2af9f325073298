/** What people are asked and told about edits made in SharePoint and Outlook. */
import { z } from 'zod';
import { type EventDetails, eventDetailsSchema, eventStates, instantSchema } from '../../events/event.ts';

const editorSchema = z.object({ name: z.string(), email: z.string().nullable() });
const changeSources = ['list', 'calendar'] as const;

/** A changed field in words: `{ field: 'when', before: 'Tuesday …, 2pm to 3pm', after: '…' }`. */
const fieldChangeSchema = z.object({ field: z.string(), before: z.string(), after: z.string() });

export const answers = ['keep', 'putBack'] as const;
/** Keep the edit and tell people of it, or write what stood there before. */
export type Answer = (typeof answers)[number];

export const syncQuestionSchema = z.object({
  /** The same for the same edit, so that reading it again asks once. */
  id: z.string(),
  eventId: z.string(),
  title: z.string(),
  source: z.enum(changeSources),
  /** Who edited, where the other side says. */
  editor: editorSchema.nullable(),
  changes: z.array(fieldChangeSchema),
  /** How many people keeping it would message. */
  people: z.number().int(),
  askedAt: instantSchema,
  /** `lapsed`: the event ended before anybody answered. */
  state: z.enum(['open', 'kept', 'putBack', 'lapsed']),
  /** What was decided; while the question is open, a decision that is being carried out. */
  answer: z.enum(answers).nullable(),
  /** Key and name of who decided; `editor` where the edit was taken back over there. */
  decidedBy: z.object({ key: z.string(), name: z.string() }).nullable(),
  /** The edit itself, for carrying out the answer. */
  edit: z.object({
    remoteId: z.string(),
    /** The thing was deleted over there. */
    deleted: z.boolean(),
    // What is stored is JSON: a detail is there or not, never undefined.
    details: eventDetailsSchema.partial() as z.ZodType<Partial<EventDetails>>,
    state: z.enum(eventStates).nullable(),
    /** The edited fields as they stand over there. */
    fields: z.record(z.string(), z.unknown()),
  }),
});
export type SyncQuestion = z.infer<typeof syncQuestionSchema>;

export const syncNoticeSchema = z.object({
  id: z.string(),
  at: instantSchema,
  eventId: z.string(),
  /** Of the event. */
  title: z.string(),
  source: z.enum(changeSources),
  editor: editorSchema.nullable(),
  kind: z.enum(['oursWon', 'putBack', 'lapsed']),
  /** A sentence for people. */
  text: z.string(),
});
export type SyncNotice = z.infer<typeof syncNoticeSchema>;
