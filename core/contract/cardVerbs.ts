/**
 * What a card button says when it is pressed: a verb and the ids it is about. Claims by the client: who presses and
 * what they may do is established again from the validated activity.
 */
import { z } from 'zod';
import { instantSchema } from '../events/event.ts';
import { rhythms } from '../people/preferences.ts';

const eventId = z.string().regex(/^[0-9a-z]{1,40}$/);
/** Where a digest stands in the ledger. Whose it is, is whoever presses. */
const delivery = {
  dispatch: z.string().regex(/^[0-9a-z-]{1,40}$/),
  chunk: z.number().int().min(0).max(100_000),
};
/** What was asked for, as it was when the card was made: what is changed since is asked about anew. */
const approval = { issue: eventId, asked: instantSchema };
const area = z.string().regex(/^[a-z0-9-]{1,60}$/);
/** What a card's inputs say; an old client may send none of them. Empty where a field was left empty. */
const typed = z.string().max(20).optional();
const ticked = z.string().max(4000).optional();
const alert = eventId;
const day = z.string().regex(/^\d{4}-\d\d-\d\d$/);

export const cardActionSchema = z.discriminatedUnion('verb', [
  z.object({ verb: z.literal('event.show'), eventId }),
  z.object({ verb: z.literal('event.book'), eventId }),
  z.object({ verb: z.literal('event.wait'), eventId }),
  z.object({
    verb: z.literal('event.giveup'),
    eventId,
    /** Pressed in a list, which stays: the question then is a message of its own. */
    inList: z.boolean().optional(),
  }),
  z.object({ verb: z.literal('event.giveup.yes'), eventId }),
  z.object({ verb: z.literal('event.keep'), eventId }),
  z.object({
    verb: z.literal('events.more'),
    /** The typed words after `events`. */
    words: z.string().max(200),
    after: z.number().int().min(0).max(10_000),
  }),
  z.object({ verb: z.literal('help.run'), command: z.string().max(200) }),
  z.object({ verb: z.literal('pw.day'), day }),
  /** `update`: the card of one update, in which the button stands; otherwise it is the list of areas. */
  z.object({ verb: z.literal('area.follow'), area, update: eventId.optional() }),
  z.object({ verb: z.literal('area.unfollow'), area }),
  z.object({ verb: z.literal('update.show'), update: eventId }),
  z.object({ verb: z.literal('update.ack'), update: eventId }),
  z.object({ verb: z.literal('update.help'), update: eventId }),
  z.object({
    verb: z.literal('prefs.save'),
    /** What was stored when the form was made. */
    etag: z.string().max(200).nullable(),
    /** Slugs of the followed areas that the form showed as ticked, with commas: only what differs is changed. */
    followed: z.string().max(4000),
    rhythm: z.enum(rhythms).optional(),
    areas: ticked,
    quietFrom: typed,
    quietTo: typed,
    quietOn: ticked,
    routes: ticked,
    pausedUntil: typed,
  }),
  /** What somebody chose in their welcome. */
  z.object({
    verb: z.literal('setup.save'),
    rhythm: z.enum(rhythms).optional(),
    areas: ticked,
    phases: ticked,
  }),
  z.object({
    verb: z.literal('channel.save'),
    /** What was stored when the form was made. */
    etag: z.string().max(200).nullable(),
    areas: ticked,
  }),
  z.object({ verb: z.literal('digest.ack'), ...delivery }),
  z.object({ verb: z.literal('digest.useful'), ...delivery, answer: z.enum(['yes', 'no']) }),
  z.object({ verb: z.literal('approve.yes'), ...approval }),
  z.object({ verb: z.literal('approve.back'), ...approval, note: z.string().max(300).optional() }),
  z.object({ verb: z.literal('approve.cancel'), ...approval }),
  z.object({ verb: z.literal('sync.own'), alert }),
  z.object({ verb: z.literal('sync.retry'), alert }),
  z.object({ verb: z.literal('edit.keep'), question: eventId }),
  z.object({ verb: z.literal('edit.putBack'), question: eventId }),
]);

/** One press of a button, parsed. */
export type CardAction = z.infer<typeof cardActionSchema>;
type CardVerb = CardAction['verb'];

/** The action that carries one of these verbs. */
export type ActionOf<V extends CardVerb> = Extract<CardAction, { verb: V }>;
